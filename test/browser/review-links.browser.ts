import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { realBrowser } from './chromium.js';
import { reviewScene } from './review-scene.js';

const scene = reviewScene();
const chromium = realBrowser();

describe('the page of an evaluation', () => {
  it('links each error to the page of a review, which shows the product and the field', async () => {
    const products = ['Lamp in white', 'Sink in jet'].map((text, place) => ({ id: `p${place}`, text }));
    scene.write('measured.jsonl', products.map((one) => JSON.stringify(one)).join('\n'));
    const gold = products.map(({ id }) => JSON.stringify({ id, field: 'colour', accepted: ['red'] }));
    scene.write('gold.jsonl', gold.join('\n'));
    await scene.run(['eval', 'measured.jsonl', 'gold.jsonl', '--llm', 'offline', '--report', 'errors.html']);
    const review = await scene.start('errors.review.jsonl');
    const page = await chromium.open(pathToFileURL(scene.file('errors.html')).href);
    await page.locator('article.error').first().waitFor();
    expect(await page.getByRole('link', { name: 'review' }).count()).toBe(0);
    await page.getByPlaceholder('127.0.0.1').fill('https://example.com/#secret');
    expect(await page.getByRole('link', { name: 'review' }).count()).toBe(0);
    await page.getByPlaceholder('127.0.0.1').fill(review.address);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('article.error', { hasText: 'p1' }).getByRole('link', { name: 'review' }).click(),
    ]);
    await opened.locator('.answers h2', { hasText: 'p1' }).waitFor();
    await opened.locator('.answer.current', { hasText: 'Colour' }).waitFor();
    expect(await opened.locator('nav.list').getByRole('option').count()).toBe(1);
    expect(opened.url()).not.toContain(new URL(review.address).hash.slice(1));
  });
});
