import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Debian's chromium, drawing WebGL in software; nothing is fetched from elsewhere. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
    ],
  });
}

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1440, height: 900 };

/** How long a page may take to come to what is expected of it: a bound for a busy machine, not a measure. */
export const SOON = { timeout: 15_000 };

export interface Look extends BrowserContextOptions {
  readonly at: string;
}

/** A page in a fresh context. What the browser complains about (policy, script errors) is collected in `complaints`. */
export async function openPage(
  browser: Browser,
  { at, ...options }: Look,
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (!request.url().startsWith("blob:") && origin !== new URL(at).origin) {
      complaints.push(`foreign: ${request.url()}`);
    }
  });
  await page.goto(at);
  return { page, context, complaints };
}
