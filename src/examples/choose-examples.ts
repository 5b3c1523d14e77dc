import type { Value } from '../fields/field.js';
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
  readonly wording: Wording;
}

/** A text as far as it is compared with others. */
interface Wording {
  /** Without case and what white space it has. */
  readonly plain: string;
  readonly words: ReadonlySet<string>;
}

/**
 * The examples to show, most similar first: at most half say "not stated" as long as others can be had, values repeat
 * only where they are much more similar, and no two say the same, nor the description itself.
 */
export function chooseExamples(candidates: readonly ExampleCandidate[], choice: ExampleLimits): readonly Example[] {
  const limits = { ...choice, plain: plainText(choice.description) };
  const stated = candidates.filter((candidate) => candidate.value !== null);
  const unstated = candidates.filter((candidate) => candidate.value === null);
  const chosen: Chosen[] = [];
  choose(stated, Math.ceil(choice.count / 2), limits, chosen);
  choose(unstated, choice.count, limits, chosen);
  choose(stated, choice.count, limits, chosen);
  return chosen.sort((a, b) => b.similarity - a.similarity).map(({ example }) => example);
}

/** The limits with the description as far as another text may be the same. */
interface Limits extends Pick<ExampleLimits, 'exclude'>, Pick<Wording, 'plain'> {}

/** Adds the best of the candidates until `count` are chosen in all. */
function choose(candidates: readonly ExampleCandidate[], until: number, limits: Limits, chosen: Chosen[]): void {
  const open = new Set(candidates.filter(({ id }) => chosen.every(({ example }) => example.id !== id)));
  while (chosen.length < until) {
    const best = bestOf(open, chosen);
    if (!best) return;
    open.delete(best);
    const next = read(best);
    if (mayShow(next, limits, chosen)) chosen.push(next);
  }
}

function bestOf(open: ReadonlySet<ExampleCandidate>, chosen: readonly Chosen[]): ExampleCandidate | undefined {
  const times = new Map<unknown, number>();
  for (const { example } of chosen) {
    const key = keyOf(example.value);
    if (key !== null) times.set(key, (times.get(key) ?? 0) + 1);
  }
  let best: ExampleCandidate | undefined;
  let most = -1;
  for (const candidate of open) {
    const worth = candidate.similarity * REPEATED ** (times.get(keyOf(candidate.value)) ?? 0);
    if (worth > most) [best, most] = [candidate, worth];
  }
  return best;
}

/** What is the same for equal values; most are their own. */
function keyOf(value: Value): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function read({ id, field, value, similarity, readText }: ExampleCandidate): Chosen {
  const description = readText();
  return { example: { id, field, description, value }, similarity, wording: wordingOf(description) };
}

/** Texts whose wording is remembered: like products get the same examples. */
const REMEMBERED = 500;
const remembered = new Map<string, Wording>();

function wordingOf(text: string): Wording {
  const known = remembered.get(text);
  if (known) return known;
  const wording = { plain: plainText(text), words: new Set(searchWords(text)) };
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, wording);
  return wording;
}

function mayShow({ example, wording }: Chosen, { plain, exclude }: Limits, chosen: readonly Chosen[]): boolean {
  if (wording.plain === plain || exclude?.(example)) return false;
  return chosen.every((other) => wordOverlap(wording.words, other.wording.words) < NEAR_DUPLICATE);
}

function plainText(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
