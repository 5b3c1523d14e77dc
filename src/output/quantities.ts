import type { Consumption } from '../llm/answer.js';

const NUMBER = new Intl.NumberFormat('en');

/** A whole number for people: `12,345`. */
export function formatCount(count: number): string {
  return NUMBER.format(Math.round(count));
}

/** A number of things: `1 product`, `1,200 products`. */
export function formatCounted(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** A duration for people: `0.4 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How many there are in a second: three digits of a slow rate, whole numbers of a fast one. */
export function formatRate(count: number, milliseconds: number): string {
  const rate = milliseconds > 0 ? (count * 1000) / milliseconds : 0;
  return rate < 100 ? rate.toPrecision(2) : formatCount(rate);
}

/** Money in the currency of the prices, to the precision that small sums need. */
export function formatCost(cost: number): string {
  return cost >= 1 ? cost.toFixed(2) : cost.toPrecision(2);
}

/** Tokens in and out with the parts that have prices of their own: `900 (600 cached) + 50 (20 of thought) tokens`. */
export function formatTokens(usage: Consumption): string {
  const { promptTokens, completionTokens, cachedTokens, writtenTokens, reasoningTokens } = usage;
  const prompt = withParts(promptTokens, [
    [cachedTokens, 'cached'],
    [writtenTokens, 'written to the cache'],
  ]);
  return `${prompt} + ${withParts(completionTokens, [[reasoningTokens, 'of thought']])} tokens`;
}

function withParts(all: number, parts: readonly (readonly [number | undefined, string])[]): string {
  const told = parts.flatMap(([count, name]) => (count ? [`${formatCount(count)} ${name}`] : []));
  return formatCount(all) + (told.length > 0 ? ` (${told.join(', ')})` : '');
}
