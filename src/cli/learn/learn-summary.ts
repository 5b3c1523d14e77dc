import type { Consumption } from '../../llm/answer.js';
import { formatCost, formatCount, formatCounted } from '../../output/quantities.js';
import type { Gain } from '../../teaching/measure-gain.js';
import type { LearnPool } from './learn-pool.js';
import type { TeachingOutcome } from './teaching-rounds.js';

const MOST_REASONS = 5;

/** What was asked and kept, for people. */
export function askedSummary(
  { counts, kept, withValue, leftOut, stopped }: TeachingOutcome,
  { texts, taught }: LearnPool,
  { calls, cacheHits = 0, cost }: Consumption,
): string {
  const before = taught.length > 0 ? `, ${formatCount(taught.length)} in earlier runs` : '';
  const bill = [
    formatCounted(calls, 'call'),
    ...(cacheHits > 0 ? [`${formatCounted(cacheHits, 'answer')} from the cache`] : []),
    ...(cost !== undefined ? [`cost ${formatCost(cost)}`] : []),
  ];
  const lines = [
    `asked about ${formatCount(counts.products)} of ${formatCounted(texts, 'product')}${before}: ${bill.join(', ')}`,
    `kept ${formatCounted(kept, 'proposed example')}, ${formatCount(withValue)} with a value; left out ${formatCount(leftOut)} that do not stand in their text`,
    ...(counts.all.failed > 0 ? [`not answered: ${formatCount(counts.all.failed)}`] : []),
    ...[...counts.reasons].slice(0, MOST_REASONS).map(([reason, count]) => `  ${formatCount(count)} × ${reason}`),
    ...(stopped === 'limit' ? ['stopped at the limit of calls or cost; the same command goes on'] : []),
    ...(stopped === 'refused' ? ['stopped: the key is refused; mend it and go on'] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What it gained, for people. */
export function learntSummary(gain: Gain | undefined, learntFrom: number): string {
  return `${gainLine(gain)}\nlearnt from ${formatCounted(learntFrom, 'example')}\n`;
}

function gainLine(gain: Gain | undefined): string {
  if (!gain) return 'too few texts are known to hold some out and say what was gained';
  const { by, texts, before, after, difference } = gain;
  const held =
    by === 'examples'
      ? `${formatCounted(texts, 'text')} with examples`
      : `${formatCounted(texts, 'text')} that the model was asked about`;
  const against = by === 'examples' ? '' : ', by what it said of them';
  const [low, high] = [difference.low, difference.high].map((one) => (100 * one).toFixed(1));
  return `held out ${held}${against}: F1 ${(100 * after).toFixed(1)} %, without proposed examples ${(100 * before).toFixed(1)} % (difference ${low} to ${high} points)`;
}
