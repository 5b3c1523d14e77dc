// The page of a review of 50,000 products in a real Chromium: how soon the first row is there, the longest frame while
// the list is scrolled to its end, and how many nodes the page has, all from Chromium's own trace.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { writeLargeReview } from './large-review.js';

const PRODUCTS = 50_000;
/** Milliseconds to the first row, milliseconds of a frame, nodes. */
const MOST = { first: 2000, frame: 100, nodes: 2000 };

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds of processor time of the thread. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly nodes?: number } };
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'blink.user_timing',
  'toplevel',
];

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const file = join(folder, 'filled.jsonl');
await writeLargeReview(file, PRODUCTS);
const environment = { ...process.env, XDG_DATA_HOME: folder };
const run = (words: readonly string[]) =>
  spawn(process.execPath, ['bin/run.js', ...words], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
// The first command makes the catalogue.
await once(run(['lookup', 'un lavabo', '--fields', 'EF000007', '--quiet']), 'exit');

const started = performance.now();
const review = run(['review', file, '--no-open', '--quiet']);
const [address] = await once(review.stdout.setEncoding('utf8'), 'data');
const ready = performance.now() - started;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const opened = performance.now();
  await page.goto(address.trim());
  await page.locator('.row-first', { hasText: /^P/ }).first().waitFor();
  await page.locator('.answer.current').waitFor();
  const first = performance.now() - opened;
  await browser.startTracing(page, { categories: CATEGORIES });
  const rows = await scrollToEnd(page);
  const events = (JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }).traceEvents;
  const { frame, frames, task, nodes } = figuresOf(events);
  console.log(
    `${PRODUCTS} products: the command answers after ${ready.toFixed(0)} ms, the first row is there ${first.toFixed(0)} ms after the page was opened (at most ${MOST.first}); ${frames} frames to the end (row ${rows}), the longest ${frame.toFixed(0)} ms (at most ${MOST.frame}), the longest task ${task.toFixed(0)} ms of processor time; ${nodes} nodes at most (below ${MOST.nodes})`,
  );
  if (first > MOST.first || frame > MOST.frame || nodes >= MOST.nodes || frames < 290 || rows !== PRODUCTS)
    process.exitCode = 1;
} finally {
  await browser.close();
  review.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** Runs in the page, whose names this file has no types of. */
function dragToEnd(): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const { document, performance, requestAnimationFrame } = globalThis as any;
  const list = document.querySelector('.rows');
  const begin = list.scrollTop;
  const way = list.scrollHeight - list.clientHeight - begin;
  return new Promise((resolve) => {
    let moves = 0;
    performance.mark('scroll-begin');
    const move = () => {
      list.scrollTop = begin + (way * ++moves) / 300;
      if (moves === 300) {
        performance.mark('scroll-end');
        resolve();
      } else requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  });
}

/** By the wheel, and then by the bar to the end. @returns the place of the last row that is shown, counted from 1 */
async function scrollToEnd(page: Page): Promise<number> {
  await page.locator('.rows').hover();
  for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 600);
  await page.evaluate(dragToEnd);
  await page.locator(`.row[aria-posinset="${PRODUCTS}"] .row-first`, { hasText: /^P/ }).waitFor();
  return PRODUCTS;
}

function figuresOf(events: readonly TraceEvent[]) {
  const counters = events.filter(({ name }) => name === 'UpdateCounters');
  const nodes = Math.max(0, ...counters.map(({ args }) => args.data?.nodes ?? 0));
  const page = counters[0]?.pid;
  const [begin, end] = ['scroll-begin', 'scroll-end'].map((mark) => events.find(({ name }) => name === mark)?.ts ?? 0);
  const isScrolling = ({ ts, pid }: TraceEvent) => pid === page && ts >= (begin ?? 0) && ts <= (end ?? 0);
  const drawn = events
    .filter((event) => event.name === 'FireAnimationFrame' && isScrolling(event))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const gaps = drawn.slice(1).map((ts, place) => (ts - (drawn[place] as number)) / 1000);
  const tasks = events
    .filter((event) => event.name === 'RunTask' && isScrolling(event))
    .map(({ tdur = 0 }) => tdur / 1000);
  return { frames: drawn.length, frame: Math.max(0, ...gaps), task: Math.max(0, ...tasks), nodes };
}
