import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "../double/axe.ts";
import { LAPTOP, openBrowser, openPage, PHONE, SOON } from "../double/browser.ts";
import { NOTHING_ENDED, PROMISES } from "../double/promises.ts";
import { Double } from "../double/server.ts";

let double: Double;
let base: string;
let browser: Browser;

beforeAll(async () => {
  double = new Double();
  base = await double.start();
  browser = await openBrowser();
});
afterEach(() => {
  double.promises = PROMISES;
});
afterAll(async () => {
  await browser.close();
  await double.stop();
});

test("on a phone in French by day: the share first, then the drawing and the tables", async () => {
  const { page, context, complaints } = await openPage(browser, { at: `${base}/promises`, viewport: PHONE });
  await page.getByText(/93,8\s%\sdes 12\s480 créneaux annoncés et terminés ont été tenus/).waitFor();
  await page.getByText("Journées simulées", { exact: false }).waitFor();
  await page.getByRole("img", { name: /diagonale/ }).waitFor();
  await expect.poll(() => page.locator(".reliability circle").count(), SOON).toBe(4);
  await page.getByRole("row", { name: /MONACO/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await expect.poll(() => overflow(page), SOON).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test("on a desk in English by night, another period from the keyboard", async () => {
  const look = { at: `${base}/promises?lang=en`, viewport: LAPTOP, colorScheme: "dark" } as const;
  const { page, context, complaints } = await openPage(browser, look);
  await page.getByText("93.8% of the 12,480 windows", { exact: false }).waitFor();
  await page.getByLabel("Period").focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => new URL(page.url()).search, SOON).toBe("?days=7");
  await page.locator('a[href="/api/promises.csv?days=7"]').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("before anything has ended the page says so, and draws nothing", async () => {
  double.promises = NOTHING_ENDED;
  const { page, context } = await openPage(browser, { at: `${base}/promises` });
  await page.getByText("Aucun créneau n’est encore arrivé à son terme", { exact: false }).waitFor();
  await page.getByText("Trop peu de créneaux terminés", { exact: false }).waitFor();
  expect(await page.locator(".reliability, table").count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await context.close();
});
