import { searchWords, wordOverlap } from '../text/search-words.js';
import type { Example } from './example.js';

/** A stored example that may serve; its text is read only when it is about to be chosen. */
export interface ExampleCandidate extends Omit<Example, 'description'> {
  readonly similarity: number;
  readText(): string;
}

/** What a choice has to heed. */
export interface ExampleLimits {
  readonly count: number;
  readonly description: string;
  readonly exclude?: (example: Example) => boolean;
}

/** From this share of words in common on, two texts say the same. */
const NEAR_DUPLICATE = 0.8;
/** What the similarity of an example is worth each time its value has been chosen before. */
const REPEATED = 0.7;

interface Chosen {
  readonly example: Example;
  readonly similarity: number;
  readonly words: ReadonlySet<string>;
}

/**
 * The examples to show, most similar first: at most half say "not stated" as long as others can be had, values repeat
 * only where they are much more similar, and no two say the same, nor the description itself.
 */
export function chooseExamples(candidates: readonly ExampleCandidate[], choice: ExampleLimits): readonly Example[] {
  const stated = candidates.filter((candidate) => candidate.value !== null);
  const unstated = candidates.filter((candidate) => candidate.value === null);
  const chosen: Chosen[] = [];
  choose(stated, Math.ceil(choice.count / 2), choice, chosen);
  choose(unstated, choice.count, choice, chosen);
  choose(stated, choice.count, choice, chosen);
  return chosen.sort((a, b) => b.similarity - a.similarity).map(({ example }) => example);
}

/** Adds the best of the candidates until `count` are chosen in all. */
function choose(candidates: readonly ExampleCandidate[], until: number, choice: ExampleLimits, chosen: Chosen[]): void {
  const open = new Set(candidates.filter(({ id }) => chosen.every(({ example }) => example.id !== id)));
  while (chosen.length < until) {
    const best = bestOf(open, chosen);
    if (!best) return;
    open.delete(best);
    const next = read(best);
    if (mayShow(next, choice, chosen)) chosen.push(next);
  }
}

function bestOf(open: ReadonlySet<ExampleCandidate>, chosen: readonly Chosen[]): ExampleCandidate | undefined {
  const times = new Map<string, number>();
  for (const { example } of chosen) {
    const key = JSON.stringify(example.value);
    if (example.value !== null) times.set(key, (times.get(key) ?? 0) + 1);
  }
  let best: ExampleCandidate | undefined;
  let most = -1;
  for (const candidate of open) {
    const worth = candidate.similarity * REPEATED ** (times.get(JSON.stringify(candidate.value)) ?? 0);
    if (worth > most) [best, most] = [candidate, worth];
  }
  return best;
}

function read({ id, field, value, similarity, readText }: ExampleCandidate): Chosen {
  const description = readText();
  return { example: { id, field, description, value }, similarity, words: new Set(searchWords(description)) };
}

function mayShow(
  { example, words }: Chosen,
  { description, exclude }: ExampleLimits,
  chosen: readonly Chosen[],
): boolean {
  if (sameText(example.description, description) || exclude?.(example)) return false;
  return chosen.every((other) => wordOverlap(words, other.words) < NEAR_DUPLICATE);
}

function sameText(one: string, other: string): boolean {
  return plainText(one) === plainText(other);
}

function plainText(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
