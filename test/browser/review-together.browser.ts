import { appendFileSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { realBrowser } from './chromium.js';
import { filledRows } from './filled-rows.js';
import { filledLine, reviewScene } from './review-scene.js';

const scene = reviewScene();
const chromium = realBrowser();

let files = 0;
let name = '';

const saidOn = (page: Page, text: string) => page.locator('.said', { hasText: text }).waitFor();

async function openPage(address: string): Promise<Page> {
  const page = await chromium.open(address);
  await page.locator('.answer.current').waitFor();
  return page;
}

beforeEach(() => {
  name = `together-${files++}.jsonl`;
  scene.write(name, filledRows());
});

describe('two people', () => {
  it('at two pages of one review do not overwrite each other', async () => {
    const { address } = await scene.start(name, ['--reviewer', 'anna']);
    const [one, other] = [await openPage(address), await openPage(address)];
    await one.keyboard.press('1');
    await saidOn(one, 'Red, corrected');
    await other.keyboard.press('Enter');
    await saidOn(other, 'somebody decided about this meanwhile');
    expect(await other.locator('.answer').first().textContent()).toContain('Red');
    expect(scene.decisions(name).map(({ value }) => value)).toEqual(['red']);
  });

  it('see within moments what the other decided', async () => {
    const { address } = await scene.start(name, ['--reviewer', 'anna']);
    const [one, other] = [await openPage(address), await openPage(address)];
    await one.keyboard.press('1');
    await other.locator('.answer', { hasText: 'corrected' }).waitFor();
    expect(await other.locator('header .left b').textContent()).toBe('6');
  });

  it('at two reviews of one file do not overwrite each other, and each takes back his own', async () => {
    const anna = await openPage((await scene.start(name, ['--reviewer', 'anna'])).address);
    const ben = await openPage((await scene.start(name, ['--reviewer', 'ben'])).address);
    await anna.keyboard.press('1');
    await saidOn(anna, 'Red, corrected');
    await ben.keyboard.press('Enter');
    await saidOn(ben, 'somebody decided about this meanwhile');
    await ben.keyboard.press('ArrowDown');
    await ben.keyboard.press('Enter');
    await saidOn(ben, '30 cm, accepted');
    await anna.keyboard.press('u');
    await saidOn(anna, 'Taken back');
    expect(scene.decisions(name).map(({ by, verdict, field }) => [by, verdict, field])).toEqual([
      ['anna', 'corrected', 'colour'],
      ['ben', 'accepted', 'width'],
      ['anna', 'undone', 'colour'],
    ]);
  });

  it('cannot take back what the other has decided over since', async () => {
    const anna = await openPage((await scene.start(name, ['--reviewer', 'anna'])).address);
    await anna.keyboard.press('1');
    await saidOn(anna, 'Red, corrected');
    const ben = await openPage((await scene.start(name, ['--reviewer', 'ben'])).address);
    await ben.getByRole('combobox', { name: 'Show' }).selectOption('reviewed');
    await ben.locator('.answers h2', { hasText: 'bea' }).waitFor();
    await ben.locator('.answer', { hasText: 'Colour' }).click();
    await ben.keyboard.press('x');
    await saidOn(ben, 'Colour: not stated');
    await anna.keyboard.press('u');
    await saidOn(anna, 'somebody decided about this meanwhile');
    expect(scene.decisions(name)).toHaveLength(2);
  });
});

describe('a review that is killed', () => {
  it('has lost nothing, and a torn line is passed over', async () => {
    const review = await scene.start(name, ['--reviewer', 'anna']);
    const page = await openPage(review.address);
    await page.keyboard.press('1');
    await saidOn(page, 'Red, corrected');
    await review.stop('SIGKILL');
    await page.context().close();
    appendFileSync(`${scene.file(name)}.decisions`, '{"id":"bea","field":"wid');
    const again = await openPage((await scene.start(name, ['--reviewer', 'anna'])).address);
    expect(await again.locator('header .left b').textContent()).toBe('6');
    await again.keyboard.press('Enter');
    await saidOn(again, 'Black, accepted');
    const lines = readFileSync(`${scene.file(name)}.decisions`, 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ id: 'ada', value: 'black' });
    await again.keyboard.press('u');
    await again.keyboard.press('u');
    await again.locator('header .left b', { hasText: '7' }).waitFor();
  });
});

describe('what is learnt', () => {
  it('comes back as an example, and what follows from it in the rest of the file is shown', async () => {
    const text = 'Basin Zoe, dark like the night sky, width 77 cm';
    const answers = [{ field: 'colour', value: null, status: 'absent', confidence: 0.6, connector: 'offline' }];
    const lines = ['p1', 'p2', 'p3'].map((id) => `${filledLine(id, answers, { text })}\n`);
    scene.write(name, lines.join('') + filledRows());
    const review = await scene.start(name, ['--reviewer', 'zoe']);
    const page = await openPage(review.address);
    await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('colour');
    await page.getByRole('option', { name: /p1/ }).click();
    await page.locator('.answers h2', { hasText: 'p1' }).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('navy');
    await page.keyboard.press('Enter');
    await saidOn(page, 'Dark blue, corrected');
    await page.getByRole('button', { name: '2 values follow from your corrections' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    // The second is shown already as the next of the first list.
    await expect.poll(() => page.locator('.list [role=option]').count(), { timeout: 30_000 }).toBe(2);
    await page.locator('.answers h2', { hasText: 'p2' }).waitFor();
    expect(await page.locator('.answer.current').textContent()).toContain('Dark blue was not stated');
    await page.keyboard.press('Enter');
    await saidOn(page, 'Dark blue, accepted');
    await page.getByRole('button', { name: '1 value follows' }).waitFor();
    expect(await review.stop('SIGINT')).toBe(0);
    const { stdout } = await scene.run(['lookup', text, '--fields', 'colour', '--quiet']);
    expect(JSON.parse(stdout)).toEqual({ colour: 'dark_blue' });
  });

  it('is how many of the accepted values that were drawn for an audit are right', async () => {
    const text = 'Stool Kim, white, 40 cm wide';
    const audited = { status: 'found', decision: 'accept', audit: true, connector: 'offline' };
    const answers = [
      { ...audited, field: 'colour', value: 'white', confidence: 0.99 },
      { ...audited, field: 'width', value: 4, confidence: 0.98 },
    ];
    scene.write(name, `${filledLine('kim', answers, { text })}\n`);
    const page = await openPage((await scene.start(name, ['--reviewer', 'zoe'])).address);
    const first = (await page.locator('.answer.current').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.locator('header', { hasText: 'of accepted values audited, 1 of 1 right: 100.0 %' }).waitFor();
    expect(first).not.toContain('audit');
    await page.keyboard.press('x');
    await page.locator('header', { hasText: '1 of 2 right: 50.0 % (95 %: 1.3–98.7 %)' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('header', { hasText: '1 of 1 right' }).waitFor();
    expect((await scene.run(['db', 'status'])).stdout).toMatch(/audited\s+1 of 1 right/);
  });
});

describe('the address', () => {
  /** The status of a request with headers of one's own. */
  function statusOf(address: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
    const { port } = new URL(address);
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  it('lets in who bears its token, by its own name and from its own page only', async () => {
    const { address } = await scene.start(name);
    const { host, hash, port } = new URL(address);
    const authorization = `Bearer ${hash.slice(1)}`;
    const status = (headers: Record<string, string>) => statusOf(address, '/api/file', { host, ...headers });
    expect(await status({ authorization })).toBe(200);
    expect(await status({ authorization, host: `localhost:${port}` })).toBe(200);
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({ authorization, host: `evil.example:${port}` })).toBe(403);
    expect(await status({ authorization, host: '127.0.0.1' })).toBe(403);
    expect(await status({ authorization, origin: 'http://evil.example' })).toBe(403);
    expect(await status({ authorization, origin: 'null' })).toBe(403);
    expect(await status({ authorization, origin: `http://${host}` })).toBe(200);
  });

  it('is not in what a page tells of itself, and opens nothing without its token', async () => {
    const { address } = await scene.start(name);
    const page = await openPage(address);
    expect(page.url()).not.toContain(new URL(address).hash);
    const stranger = await chromium.open(new URL(address).origin);
    await stranger.getByRole('alert').filter({ hasText: 'this page has no token' }).waitFor();
    chromium.forgive();
    expect(await stranger.locator('.answer').count()).toBe(0);
  });
});
