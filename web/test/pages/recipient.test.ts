import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { RecipientView } from "../../src/api/contract.ts";
import { overflow, smallTargets, violations } from "../double/axe.ts";
import { LAPTOP, type Look, openBrowser, openPage, PHONE, SOON } from "../double/browser.ts";
import { Double } from "../double/server.ts";
import { at, VIEWS, type ViewName } from "../double/views.ts";

let double: Double;
let base: string;
let browser: Browser;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  double = new Double();
  base = await double.start();
  browser = await openBrowser();
});
afterEach(async () => {
  double.away = false;
  double.town = true;
  for (const close of closing.splice(0)) {
    await close();
  }
});
afterAll(async () => {
  await browser.close();
  await double.stop();
});

async function open(token: string, look: Omit<Look, "at"> & { language?: "fr" | "en" } = {}) {
  const { language = "fr", ...rest } = look;
  const opened = await openPage(browser, { at: `${base}/t/${token}?lang=${language}`, ...rest });
  closing.push(() => opened.context.close());
  await opened.page.locator("h1").waitFor();
  return opened;
}

const said = async (page: Page) =>
  ((await page.locator("h1 .heard-only").textContent()) ?? "").replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'");
const mapDrawn = (page: Page) => page.locator(".map-shown").waitFor({ timeout: 90_000 });
const names = Object.keys(VIEWS) as ViewName[];
const withMap = new Set<string>(names.filter((name) => "van" in VIEWS[name] && VIEWS[name].van));

describe.each(names)("%s", (name) => {
  test("on a phone in French by day, on a desk in English by night", async () => {
    const { page, complaints } = await open(name, { viewport: PHONE, hasTouch: true });
    if (withMap.has(name)) {
      await mapDrawn(page);
    }
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => smallTargets(page, 48), SOON).toEqual([]);
    await expect.poll(() => overflow(page), SOON).toBe(0);

    await page.setViewportSize(LAPTOP);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("button", { name: "English" }).click();
    await expect.poll(() => page.getAttribute("html", "lang")).toBe("en");
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => overflow(page), SOON).toBe(0);
    expect(complaints).toEqual([]);
  });
});

test("the whole answer is one sentence for those who listen, in the language they choose", async () => {
  const { page } = await open("on-round");
  await expect.poll(() => said(page), SOON).toBe("Votre colis arrive aujourd'hui entre 10 h 40 et 11 h 40.");
  await page.getByRole("button", { name: "English" }).click();
  await expect.poll(() => said(page), SOON).toMatch(/^Your parcel comes today between 10:40 and 11:40\.$/);
  await page.goto(`${base}/t/near`);
  await expect.poll(() => said(page), SOON).toBe("Only 3 stops left. About 8 minutes.");
});

test("an attempt that nobody can have made is called disputed, with the reason", async () => {
  const { page } = await open("not-home-disputed");
  await page
    .getByText(/Cette tentative est en cours de vérification/)
    .first()
    .waitFor();
  await page
    .getByText(/Les positions du véhicule ne montrent pas d.arrêt à votre adresse/)
    .first()
    .waitFor();
  await page.goto(`${base}/t/not-home?lang=fr`);
  await page.locator("h1").waitFor();
  expect(await page.getByText(/en cours de vérification/).count()).toBe(0);
});

test("a delivery that no scan says is called probable, with its age and how often that is right", async () => {
  const { page } = await open("delivered-probably");
  await page
    .locator("h1")
    .getByText(/Sans doute livré à 11.h.02/)
    .first()
    .waitFor();
  await page
    .getByText(/il y a 18.min.; une telle déduction est juste 4.fois sur.5/)
    .first()
    .waitFor();
});

test("a narrow phone with large letters still shows all", async () => {
  const { page } = await open("late", { viewport: { width: 320, height: 640 } });
  await expect.poll(() => overflow(page), SOON).toBe(0);
});

test("the map's code is fetched only when the van is shown", async () => {
  double.requested.length = 0;
  const { page } = await open("on-round");
  await page.waitForTimeout(500);
  expect(double.requested.filter((path) => /open-map|worker|tiles|town/.test(path))).toEqual([]);
});

test("a new view comes in by itself, and is announced", async () => {
  const { page } = await open("van-shown");
  double.show("van-shown", { ...VIEWS.near, revision: "2" } as RecipientView);
  await page.getByText("Plus que 3 arrêts").first().waitFor();
  // Announced an effect after it is drawn: wait for it, do not look once.
  await page.locator(".answer [role=status]", { hasText: "Plus que 3" }).waitFor({ state: "attached" });
  double.show("van-shown", VIEWS["van-shown"] as RecipientView);
});

test("the van glides to its newest fix within a second, and leaps for those who want no motion", async () => {
  const start = VIEWS["van-shown"] as RecipientView;
  const moved = (revision: string): RecipientView => ({
    ...start,
    revision,
    van: { ...(start.van as NonNullable<RecipientView["van"]>), lat: 43.7372, lon: 7.4234 },
  });
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    double.show("van-shown", start);
    const { page } = await open("van-shown", { reducedMotion });
    await mapDrawn(page);
    await page.evaluate(() => {
      const mark = document.querySelector<HTMLElement>(".van-mark");
      const seen: [number, string][] = [];
      (globalThis as unknown as { seen: typeof seen }).seen = seen;
      new MutationObserver(() => seen.push([performance.now(), mark?.style.transform ?? ""])).observe(mark as Node, {
        attributes: true,
        attributeFilter: ["style"],
      });
    });
    double.show("van-shown", moved(`${reducedMotion}`));
    await page.waitForTimeout(1_500);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: [number, string][] }).seen);
    const places = new Set(seen.map(([, transform]) => transform));
    const lasted = (seen.at(-1)?.[0] ?? 0) - (seen[0]?.[0] ?? 0);
    expect(places.size).toBeGreaterThan(0);
    expect(lasted).toBeLessThan(1_000);
    if (reducedMotion === "reduce") {
      expect(places.size).toBe(1);
    } else {
      expect(places.size).toBeGreaterThan(2);
    }
  }
  double.show("van-shown", start);
});

test("the age of the position runs on the domain's clock", async () => {
  double.show("van-shown", { ...(VIEWS["van-shown"] as RecipientView), speed: 60 });
  const { page } = await open("van-shown");
  await page.getByText(/Position il y a \d+\smin/).waitFor({ timeout: 20_000 });
  double.show("van-shown", VIEWS["van-shown"] as RecipientView);
});

test("the page outlives a restart of its server, says when it is offline, and then shows what is new", async () => {
  const { page } = await open("on-round");
  await expect.poll(() => double.watchers("/api/t/on-round/live"), { timeout: 10_000 }).toBe(1);
  double.away = true;
  double.cut();
  await page.getByText("Hors ligne.").waitFor({ timeout: 20_000 });
  await expect.poll(() => said(page), SOON).toContain("entre 10 h 40 et 11 h 40");
  expect(await violations(page)).toEqual([]);
  double.show("on-round", { ...(VIEWS.late as RecipientView), revision: "9", now: at("10:03") });
  double.away = false;
  await page.getByText("Le livreur a pris").waitFor({ timeout: 60_000 });
  expect(await page.getByText("Hors ligne.").count()).toBe(0);
  await expect.poll(() => double.watchers("/api/t/on-round/live"), { timeout: 60_000 }).toBe(1);
  double.show("on-round", VIEWS["on-round"] as RecipientView);
});

test("a link that is not one says what to do", async () => {
  const { page, complaints } = await open("nobody");
  await page.getByText("n’est plus, valable").waitFor();
  await expect.poll(() => page.getByText("ouvrez le lien du dernier message").isVisible(), SOON).toBe(true);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("without a map everything is there in words", async () => {
  double.town = false;
  const { page } = await open("van-shown");
  await page.getByText("La carte ne s’affiche pas").waitFor();
  await expect.poll(() => page.getByText(/Le véhicule est à 590\sm environ, au nord-est/).isVisible(), SOON).toBe(true);
  await expect.poll(() => page.getByText(/Position il y a/).isVisible(), SOON).toBe(true);
  expect(await violations(page)).toEqual([]);
});

test("the keyboard alone reaches everything, in the order of reading", async () => {
  const { page } = await open("van-shown", { viewport: LAPTOP });
  await mapDrawn(page);
  const walked: string[] = [];
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
    if (await page.evaluate(() => document.activeElement === document.body)) {
      break;
    }
    walked.push(name);
    const outlined = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element).outlineStyle !== "none",
    );
    expect(`${name}: ${outlined}`).toBe(`${name}: true`);
  }
  expect(walked).toEqual([
    "FRFrançais",
    "ENEnglish",
    "Carte\u00a0: votre adresse et le véhicule",
    "Agrandir la carte",
    "Réduire la carte",
    "Recentrer la carte",
    "© OpenStreetMap contributors",
    "Les chiffres",
  ]);
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByText(/8\sfois sur\s10 entre/).isVisible(), SOON).toBe(true);
  expect(await violations(page)).toEqual([]);
});
