import type { Consumption } from '../llm/answer.js';
import { startProgress } from './progress.js';
import { formatCost, formatCount, formatDuration, formatRate } from './quantities.js';

/** How far a batch run is. */
export interface BatchState {
  readonly products: number;
  readonly found: number;
  readonly absent: number;
  readonly failed: number;
  readonly usage: Consumption;
  /** The questions that may be asked of a server at once now, when there is one. */
  readonly concurrency?: number;
  /** About how many products there are in all, when that is known. */
  readonly total?: number;
}

/** Milliseconds between two lines on a standard error that is no terminal, and between two looks of a terminal. */
const LINE_EVERY = 10_000;
const LOOK_EVERY = 250;

/** Shows how far a run is: a line that changes on a terminal, else a plain line every 10 s. */
export function startBatchProgress(look: () => BatchState, { quiet }: { readonly quiet: boolean }): { stop(): void } {
  if (quiet) return { stop() {} };
  const started = performance.now();
  const say = () => formatBatchState(look(), performance.now() - started);
  const onTerminal = process.stderr.isTTY && process.env.TERM !== 'dumb';
  const line = onTerminal ? startProgress(say(), { quiet }) : undefined;
  const timer = setInterval(
    () => (line ? line.update(say()) : process.stderr.write(`${say()}\n`)),
    line ? LOOK_EVERY : LINE_EVERY,
  );
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      line?.stop();
    },
  };
}

/** One line: products, rate, time left, answers, cost, questions at once. */
export function formatBatchState(state: BatchState, milliseconds: number): string {
  const { products, found, absent, failed, usage, concurrency, total } = state;
  const of = total === undefined ? '' : ` of about ${formatCount(total)}`;
  const left = total === undefined || products === 0 ? '' : leftOf(total - products, products / milliseconds);
  const answers = `found ${formatCount(found)}, absent ${formatCount(absent)}, failed ${formatCount(failed)}`;
  const cost = usage.cost === undefined ? '' : `, cost ${formatCost(usage.cost)}`;
  const rate = `${formatRate(products, milliseconds)}/s`;
  const atOnce = concurrency === undefined ? '' : `, ${concurrency} at once`;
  return `${formatCount(products)}${of} products, ${rate}${left}, ${answers}${cost}${atOnce}`;
}

function leftOf(products: number, rate: number): string {
  return products > 0 ? `, ${formatDuration(products / rate)} left` : '';
}
