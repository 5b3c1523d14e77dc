import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { realBrowser } from './chromium.js';
import { filledRows, LAMP } from './filled-rows.js';
import { filledLine, reviewScene } from './review-scene.js';

const scene = reviewScene();
const chromium = realBrowser();

let files = 0;
let name = '';
let address = '';
let page: Page;

const said = (text: string | RegExp) => page.locator('.said', { hasText: text }).waitFor();

beforeEach(async () => {
  name = `mouse-${files++}.jsonl`;
  scene.write(name, filledRows());
  ({ address } = await scene.start(name, ['--reviewer', 'anna']));
});

async function open(width = 1280): Promise<void> {
  page = await chromium.open(address, { viewport: { width, height: 800 } });
  await page.locator('.answer.current').waitFor();
}

describe.each([1280, 420])('a review by mouse, %i pixels wide', (width) => {
  beforeEach(() => open(width));

  it('accepts, corrects, skips and takes back by buttons', async () => {
    await page.getByRole('button', { name: /Red/ }).click();
    await said('Red, corrected');
    await page.getByRole('button', { name: 'Accept' }).click();
    await said('30 cm, accepted');
    await page.getByRole('button', { name: 'Skip' }).click();
    await said('skipped');
    await page.locator('.answers h2', { hasText: 'ada' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await said('Taken back');
    expect(scene.decisions(name).map(({ verdict }) => verdict)).toEqual(['corrected', 'accepted', 'skipped', 'undone']);
  });

  it('chooses a product of the list, and fields by their row or their words', async () => {
    if (width < 900) await page.getByRole('button', { name: 'List' }).click();
    await page.getByRole('option', { name: /ada/ }).click();
    await page.locator('.answers h2', { hasText: 'ada' }).waitFor();
    await page.locator('mark', { hasText: '60 cm' }).click();
    await page.locator('.answer.current', { hasText: 'Width' }).waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('combobox', { name: 'Value of Width' }).fill('45.5');
    await page.getByRole('option', { name: '45.5 cm = 45.5 cm' }).click();
    await said('45.5 cm, corrected');
    expect(scene.decisions(name)).toMatchObject([{ id: 'ada', field: 'width', value: 45.5 }]);
  });

  it('takes words that are marked by dragging', async () => {
    if (width < 900) await page.getByRole('button', { name: 'List' }).click();
    await page.getByRole('option', { name: /ada/ }).click();
    await page.locator('.answers h2', { hasText: 'ada' }).waitFor();
    await page.locator('.answer', { hasText: 'Width' }).click();
    const box = await page
      .locator('li', { hasText: 'Width 45,5' })
      .first()
      .evaluate((item) => {
        const text = item.querySelector('span')?.firstChild as Text;
        const range = document.createRange();
        range.setStart(text, 6);
        range.setEnd(text, text.length);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { left, right, middle: top + height / 2 };
      });
    await page.mouse.move(box.left + 1, box.middle);
    await page.mouse.down();
    await page.mouse.move(box.right - 1, box.middle, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: /Take marked words for Width/ }).click();
    await said('45.5 cm, corrected');
    const [{ evidence }] = scene.decisions(name);
    expect(LAMP.slice(evidence.start, evidence.end)).toBe('45,5&nbsp;cm');
  });

  it('fits: nothing is wider than the window', async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
});

describe('texts of suppliers', () => {
  it('run nothing and fetch nothing, whatever they hold', async () => {
    const hostile = [
      '<img src="http://127.0.0.1:9/x.png" onerror="document.title=\'hit\'">',
      '<script>document.title="hit"</script><svg onload="document.title=\'hit\'"></svg>',
      '<a href="javascript:document.title=\'hit\'">a red lamp</a><iframe src="http://127.0.0.1:9/"></iframe>',
      '<form action="http://127.0.0.1:9/"><input name=x autofocus onfocus="document.title=\'hit\'"></form>',
      '<style>@import "http://127.0.0.1:9/x.css";body{display:none}</style><p style="position:fixed;inset:0">over</p>',
    ].join('');
    const answers = [{ field: 'colour', value: 'red', status: 'found', confidence: 0.2 }];
    scene.write('hostile.jsonl', `${filledLine('<img src=x onerror=alert(1)>', answers, { '<b>x</b>': hostile })}\n`);
    const review = await scene.start('hostile.jsonl');
    const requests: string[] = [];
    page = await chromium.open('about:blank');
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(review.address);
    await page.locator('.answer.current').waitFor();
    await page.waitForTimeout(300);
    expect(await page.title()).toBe('Review');
    expect(requests.filter((url) => !url.startsWith(new URL(review.address).origin))).toEqual([]);
    expect(await page.locator('#text').locator('img, script, svg, a, iframe, input, form, style').count()).toBe(0);
    expect(await page.locator('#text').textContent()).toContain('a red lamp');
  });
});

describe('the page', () => {
  it('has a name and a role for whatever can be used', async () => {
    await open();
    await page.keyboard.press('e');
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const used = nodes.filter(({ role, ignored }) =>
      ['button', 'combobox', 'searchbox', 'textbox', 'listbox', 'option', 'progressbar', 'dialog'].includes(
        ignored ? '' : String(role?.value),
      ),
    );
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter(({ name: called }) => !called?.value).map(({ role }) => role?.value)).toEqual([]);
  });

  it('has enough contrast in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      page = await chromium.open(address, { colorScheme });
      await page.locator('.answer.current').waitFor();
      const poor = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
        const rgb = (colour: string) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
        const light = (colour: readonly number[]) =>
          colour
            .slice(0, 3)
            .map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] as number), 0);
        const ground = (element: Element | null): number[] => {
          const colour = element ? rgb(getComputedStyle(element).backgroundColor) : [255, 255, 255, 255];
          return colour[3] === 0 ? ground(element?.parentElement ?? null) : colour;
        };
        return [...document.querySelectorAll('body *')].flatMap((element) => {
          const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
          if (!own || !element.checkVisibility()) return [];
          const [one, other] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          return ratio < 4.5 ? [`${element.textContent?.slice(0, 20)} ${ratio.toFixed(1)}`] : [];
        });
      });
      expect(poor).toEqual([]);
    }
  });
});
