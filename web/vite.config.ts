import { resolve } from "node:path";
import { defineConfig } from "vite";

const page = (name: string) => resolve(import.meta.dirname, `${name}.html`);

// One build, five pages. Nothing is inlined as data: or script text, so that a strict Content-Security-Policy holds.
export default defineConfig({
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_200,
    rollupOptions: {
      input: {
        index: page("index"),
        recipient: page("recipient"),
        ops: page("ops"),
        outbox: page("outbox"),
        promises: page("promises"),
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
});
