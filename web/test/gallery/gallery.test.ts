import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { LAPTOP, openBrowser, openPage, PHONE } from "../double/browser.ts";
import { Double } from "../double/server.ts";
import { VIEWS } from "../double/views.ts";

/** Not a test but a way to look: `npm run gallery` puts a picture of every page in every state into test/pictures/. */
const OUT = join(import.meta.dirname, "../pictures");
const double = new Double();
let base: string;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  base = await double.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await double.stop();
});

const only = process.env.ONLY ?? "";
const views = Object.keys(VIEWS).filter((name) => name.includes(only));

test.each(views)("recipient, %s", async (name) => {
  for (const [look, size] of [
    ["phone", PHONE],
    ["desktop", LAPTOP],
  ] as const) {
    for (const scheme of ["light", "dark"] as const) {
      const language = scheme === "light" ? "fr" : "en";
      if (look === "desktop" && scheme === "dark" && name !== "van-shown") continue;
      const { page, context, complaints } = await openPage(browser, {
        at: `${base}/t/${name}?lang=${language}`,
        viewport: size,
        colorScheme: scheme,
        deviceScaleFactor: look === "phone" ? 2 : 1,
      });
      await page.locator("h1").waitFor();
      await page.locator(".map-drawing").waitFor({ state: "detached", timeout: 60_000 });
      await page.waitForTimeout(300);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
      await page.screenshot({ path: join(OUT, `t-${name}-${look}-${scheme}-${language}.png`), fullPage: true });
      await context.close();
    }
  }
});

const places = {
  door: { path: "/ops", inside: false },
  board: { path: "/ops", inside: true },
  round: { path: "/ops?depot=MC1&date=2026-03-10&round=R005", inside: true },
  parcel: { path: "/ops?depot=MC1&date=2026-03-10&parcel=XR123456785FR", inside: true },
  outbox: { path: "/outbox", inside: true },
  home: { path: "/", inside: true },
};
const sizes = { phone: PHONE, laptop: LAPTOP, wall: { width: 1920, height: 1080 } };

test.each(Object.entries(places).filter(([name]) => name.includes(only)))(
  "staff, %s",
  async (name, { path, inside }) => {
    for (const [look, viewport] of Object.entries(sizes)) {
      const scheme = look === "wall" ? "dark" : "light";
      const language = look === "wall" ? "en" : "fr";
      const separator = path.includes("?") ? "&" : "?";
      const { page, context, complaints } = await openPage(browser, {
        at: `${base}${path}${separator}lang=${language}`,
        viewport,
        colorScheme: scheme,
        storageState: inside
          ? {
              cookies: [
                {
                  name: "session",
                  value: "double",
                  domain: "127.0.0.1",
                  path: "/",
                  expires: -1,
                  httpOnly: true,
                  secure: false,
                  sameSite: "Strict",
                },
              ],
              origins: [],
            }
          : { cookies: [], origins: [] },
      });
      await page.locator("h1, h2").first().waitFor();
      await page.locator(".map-drawing").waitFor({ state: "detached", timeout: 60_000 });
      await page.waitForTimeout(1_500);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
      await page.screenshot({
        path: join(OUT, `staff-${name}-${look}-${scheme}-${language}.png`),
        fullPage: look === "phone",
      });
      await context.close();
    }
  },
);
