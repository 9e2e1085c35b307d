import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const DIST = join(import.meta.dirname, "../../dist");
/** What a recipient's phone fetches before the first word, without the map. */
const MOST_BYTES = 60_000;

test("the recipient's page is small", () => {
  const html = readFileSync(join(DIST, "recipient.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(files.length).toBeGreaterThan(1);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test("no page names a foreign host that the browser would fetch from", () => {
  for (const page of ["index", "recipient", "ops", "outbox", "promises"]) {
    expect(readFileSync(join(DIST, `${page}.html`), "utf8")).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  }
});
