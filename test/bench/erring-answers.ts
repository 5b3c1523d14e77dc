// Answers of a model that knows what is right and errs now and then, the same way each time.
import { createHash } from 'node:crypto';
import type { ExampleLine } from './held-out-groups.js';

/** Of the wrong answers about a stated value, the part that misses it. */
const MISSED = 1 / 3;
/** Of the others, the part that takes something else that stands in the text, where there is such. */
const ELSEWHERE = 2 / 3;

/** A number from 0 to 1 that looks like chance and is the same each time. */
export function lotOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/** Those with the lowest lots. */
export function draw<Item>(items: readonly Item[], count: number, lot: (item: Item) => number): readonly Item[] {
  return items.toSorted((a, b) => lot(a) - lot(b)).slice(0, count);
}

/**
 * Answers requests about the examples: all fields of the example whose text the request holds, as one JSON object.
 * @param rate the part of the answers that are wrong
 */
export function wrongAnswers(examples: readonly ExampleLine[], rate: number): (body: unknown) => string {
  const known = examples.map(({ description, values }) => ({
    key: squeeze(description),
    values: erring(examples, description, values, rate),
  }));
  const longestFirst = known.toSorted((a, b) => b.key.length - a.key.length);
  return (body) => {
    const text = squeeze(textsOf(body).join(' '));
    return JSON.stringify(longestFirst.find(({ key }) => text.includes(key))?.values ?? {});
  };
}

/** All strings of a request. */
function textsOf(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsOf) : [];
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function erring(
  examples: readonly ExampleLine[],
  description: string,
  values: ExampleLine['values'],
  rate: number,
): Record<string, unknown> {
  const wrong = (code: string, value: unknown): unknown => {
    const lot = (what: string) => lotOf(`${what} ${code} ${description}`);
    if (lot('err') >= rate) return value;
    if (value !== null && lot('miss') < MISSED) return null;
    const others = [...new Set(examples.map((one) => one.values[code]))].filter(
      (other) => other !== undefined && other !== null && String(other) !== String(value),
    );
    const standing = others.filter((other) => description.toLowerCase().includes(String(other).toLowerCase()));
    const from = standing.length > 0 && lot('where') < ELSEWHERE ? standing : others;
    return from[Math.floor(lot('which') * from.length)] ?? null;
  };
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, wrong(code, value)]));
}
