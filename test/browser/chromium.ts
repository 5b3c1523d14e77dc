import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** The browser of the tests. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Opens pages in a real Chromium; whatever a page logs as an error fails the test. */
export function realBrowser() {
  let browser: Browser;
  const pages: Page[] = [];
  const troubles: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(troubles.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    browser: () => browser,
    /** Forgets what pages logged that a test has brought about. */
    forgive: () => troubles.splice(0),
    async open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      pages.push(page);
      page.on('pageerror', ({ message }) => troubles.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      await page.goto(address);
      return page;
    },
  };
}
