import { isatty } from 'node:tty';
import { startProgress } from './progress.js';
import { formatCount, formatCounted } from './quantities.js';

/** How far providers are with batches. */
export interface ProviderCounts {
  readonly batches: number;
  readonly questions: number;
  readonly answered: number;
  readonly failed: number;
}

/** Milliseconds between two lines on a standard error that is no terminal. */
const LINE_EVERY = 10_000;

/** Shows how far providers are: a line that changes on a terminal, else a plain line whenever it is another one. */
export function startProviderProgress({ quiet }: { readonly quiet: boolean }): {
  tell(counts: ProviderCounts): void;
  stop(): void;
} {
  const onTerminal = isatty(2) && process.env.TERM !== 'dumb';
  const line = startProgress('going through the products', { quiet });
  let last = '';
  let saidAt = -Infinity;
  return {
    tell(counts) {
      const text = formatProviderCounts(counts);
      line.update(text);
      if (quiet || onTerminal || counts.batches === 0 || text === last || performance.now() - saidAt < LINE_EVERY)
        return;
      last = text;
      saidAt = performance.now();
      process.stderr.write(`${text}\n`);
    },
    stop: line.stop,
  };
}

/** One line: `2 batches with the provider: 1,200 questions, 340 answered, 2 failed`. */
export function formatProviderCounts({ batches, questions, answered, failed }: ProviderCounts): string {
  if (batches === 0) return 'going through the products';
  const many = `${formatCount(batches)} ${batches === 1 ? 'batch' : 'batches'}`;
  const told = failed > 0 ? `, ${formatCount(failed)} failed` : '';
  return `${many} with the provider: ${formatCounted(questions, 'question')}, ${formatCount(answered)} answered${told}`;
}
