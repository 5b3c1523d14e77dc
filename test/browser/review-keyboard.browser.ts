import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { realBrowser } from './chromium.js';
import { filledRows, LAMP } from './filled-rows.js';
import { reviewScene } from './review-scene.js';

const scene = reviewScene();
const chromium = realBrowser();

let files = 0;
let name = '';
let page: Page;

const current = () => page.locator('.answer.current');
const said = () => page.locator('.said').textContent();
const left = async () => Number(await page.locator('header .left b').textContent());
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const saidTo = (text: string | RegExp) => page.locator('.said', { hasText: text }).waitFor();

beforeEach(async () => {
  name = `filled-${files++}.jsonl`;
  scene.write(name, filledRows());
  const review = await scene.start(name, ['--reviewer', 'anna']);
  page = await chromium.open(review.address);
  await current().waitFor();
});

describe('a review by keyboard', () => {
  it('begins with the product that has the most expected wrong values', async () => {
    expect(await page.locator('.answers h2').textContent()).toContain('bea');
    expect(await page.locator('.row-first').allTextContents()).toEqual(['bea', 'ada', 'cid']);
    expect(await left()).toBe(7);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-0');
  });

  it('writes an accepted value at once, with who, when and from what', async () => {
    await press('Enter');
    await saidTo('White, accepted');
    expect(scene.decisions(name)).toEqual([
      expect.objectContaining({
        id: 'bea',
        field: 'colour',
        verdict: 'accepted',
        value: 'white',
        from: 'white',
        by: 'anna',
      }),
    ]);
    expect(scene.decisions(name)[0].at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await left()).toBe(6);
    expect(await current().textContent()).toContain('Width');
  });

  it('takes another candidate by its number, with its words', async () => {
    await press('1');
    await saidTo('Red, corrected');
    expect(scene.decisions(name)[0]).toMatchObject({
      value: 'red',
      from: 'white',
      verdict: 'corrected',
      evidence: { text: 'red' },
    });
  });

  it('reads what is typed as the field does, and stores it in its unit', async () => {
    await press('ArrowDown', 'e');
    await page.keyboard.type('45,5 cm');
    await page.getByText('is read as 45.5 cm').waitFor();
    await press('Enter');
    await saidTo('Width: 45.5 cm, corrected');
    expect(scene.decisions(name)[0]).toMatchObject({ field: 'width', value: 45.5 });
  });

  it('offers units, and options by the beginning of any of their names', async () => {
    await press('ArrowDown', 'e');
    await page.keyboard.type('455 m');
    await page.locator('.choices', { hasText: '455 mm' }).waitFor();
    await press('ArrowDown');
    await page.locator('.choices [aria-selected=true]').waitFor();
    expect(await page.locator('.choices').textContent()).toContain('455 mm = 45.5 cm');
    await press('Escape', 'ArrowUp', 'e');
    await page.keyboard.type('nav');
    await page.locator('.choices', { hasText: 'Dark blue' }).waitFor();
    await press('ArrowDown');
    await page.locator('.choices [aria-selected=true]', { hasText: 'Dark blue' }).waitFor();
    await press('Enter');
    await saidTo('Dark blue, corrected');
    expect(scene.decisions(name)[0]).toMatchObject({ field: 'colour', value: 'dark_blue' });
  });

  it('refuses what the field does not take, and writes nothing', async () => {
    await press('ArrowDown', 'e');
    await page.keyboard.type('wide');
    await page.locator('.reading', { hasText: 'holds no number' }).waitFor();
    await press('Enter', 'Escape');
    expect(scene.decisions(name)).toEqual([]);
    expect(await current().textContent()).toContain('30 cm');
  });

  it('marks words of a text with HTML and gives them to a field by its letter', async () => {
    await press('ArrowRight');
    await page.locator('.answers h2', { hasText: 'ada' }).waitFor();
    await press('m');
    await page.locator('.text.marking').waitFor();
    const marked = () => page.evaluate(() => getSelection()?.toString());
    for (let step = 0; (await marked()) !== '45,5' && step < 20; step++) await press('ArrowRight');
    await press('Shift+ArrowRight');
    expect(await marked()).toMatch(/^45,5\s+cm$/);
    await press('b');
    await saidTo('Width: 45.5 cm, corrected');
    const [{ evidence, value }] = scene.decisions(name);
    expect(value).toBe(45.5);
    expect(LAMP.slice(evidence.start, evidence.end)).toBe('45,5&nbsp;cm');
  });

  it('leaves marking with Escape, and tells no longer of it', async () => {
    await press('m');
    await saidTo('Marking words');
    await press('Escape');
    await page.locator('.text.marking').waitFor({ state: 'detached' });
    expect(await said()).toBe('');
  });

  it('says that nothing fits a search, and no longer when something does', async () => {
    const none = page.getByText('Nothing fits these filters.');
    await press('/');
    await page.keyboard.type('nowhere');
    await press('Enter');
    await none.waitFor();
    await press('Control+A', 'Delete', 'Enter');
    await current().waitFor();
    expect([await none.count(), await said()]).toEqual([0, '']);
    await press('Escape', 'r');
    await saidTo('The list is chosen again');
  });

  it('says what is not stated, skips, and marks a product whose text is about another one', async () => {
    await press('x');
    await saidTo('Colour: not stated');
    await press('s');
    await saidTo('Width: skipped');
    expect(await page.locator('header .left').textContent()).toContain('1 skipped');
    await press('w');
    await saidTo('bea: wrong product');
    await page.locator('.answers h2', { hasText: 'ada' }).waitFor();
    expect(scene.decisions(name).map(({ verdict, field }) => [verdict, field])).toEqual([
      ['not-stated', 'colour'],
      ['skipped', 'width'],
      ['wrong-product', undefined],
    ]);
    expect(await left()).toBe(4);
  });

  it('takes back everything, one after the other, also after the page was loaded again', async () => {
    await press('Enter');
    await saidTo('White, accepted');
    await press('x');
    await saidTo('Width: not stated');
    await press('w');
    await saidTo('wrong product');
    expect(await left()).toBe(4);
    await page.reload();
    await current().waitFor();
    for (const expected of [5, 6, 7]) {
      await press('u');
      await page.locator('header .left b', { hasText: String(expected) }).waitFor();
    }
    await press('u');
    await saidTo('there is nothing to take back');
    expect(scene.decisions(name).map(({ verdict }) => verdict)).toEqual([
      ...['accepted', 'not-stated', 'wrong-product'],
      ...['undone', 'undone', 'undone'],
    ]);
  });

  it('groups by field, filters and searches', async () => {
    await press('g');
    await page.locator('.row-second', { hasText: 'Colour · bea' }).waitFor();
    await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('width');
    await page.locator('.row[aria-setsize="2"]').first().waitFor();
    expect(await page.locator('.row-first').allTextContents()).toEqual(['60 cm', '30 cm']);
    await page.getByRole('combobox', { name: 'Confidence' }).selectOption('0.9');
    await page.locator('.row[aria-setsize="1"]').first().waitFor();
    await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('');
    await page.getByRole('combobox', { name: 'Confidence' }).selectOption('');
    await page.locator('.row[aria-setsize="1"]').first().waitFor({ state: 'detached' });
    await press('Escape', '/');
    await page.locator('#search:focus').waitFor();
    await page.keyboard.type('jet');
    await press('Enter');
    await page.locator('.row[aria-setsize="3"]').first().waitFor();
    expect(await page.locator('.row-second').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('ada')]),
    );
  });

  it('shows all keys on ?, and leaves with Escape', async () => {
    await press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('wrong product');
    await press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await said()).toBe('');
  });

  it('shows where the focus is, with every key that moves it', async () => {
    for (let step = 0; step < 12; step++) {
      await press('Tab');
      // Behind the last element the focus leaves the page.
      if (await page.evaluate(() => document.activeElement === document.body)) continue;
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
        return `${outlineStyle} ${outlineWidth} ${document.activeElement?.outerHTML.slice(0, 80)}`;
      });
      expect(outline).toMatch(/^(?:solid|auto) [^0]/);
    }
  });

  it('exports what was accepted, and nothing else', async () => {
    await press('1');
    await saidTo('Red, corrected');
    await press('ArrowDown', 'x');
    await saidTo('not stated');
    const { stderr, code } = await scene.run(['review', scene.file(name), '--export', scene.file('accepted.jsonl')]);
    expect(code).toBe(0);
    expect(stderr).toContain('2 values reviewed, 0 sure enough; left out 5 that nobody has accepted');
    const rows = readFileSync(scene.file('accepted.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: 'bea', values: { colour: 'red', remote: null } });
    expect(rows[0].answers[0]).toMatchObject({
      decision: 'accept',
      reviewed: { by: 'anna' },
      evidence: { text: 'red' },
    });
    await scene.run(['review', scene.file(name), '--export', scene.file('accepted.csv')]);
    expect(readFileSync(scene.file('accepted.csv'), 'utf8').split(/\r?\n/).slice(0, 2)).toEqual([
      'id,colour,width,remote',
      'bea,red,,',
    ]);
  });
});
