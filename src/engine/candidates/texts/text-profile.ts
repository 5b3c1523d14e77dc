import type { Field } from '../../../fields/field.js';
import { guidedWriting } from '../../../fields/guideline-rules.js';
import type { Text } from '../../../fields/text.js';
import { contextWords } from '../context-words.js';
import { answerKey, type KnownText } from '../known-text.js';
import { countWords, type WordCounts } from '../naive-bayes.js';
import { coreOf, ngramsOf } from './ngrams.js';
import type { Rewriter } from './rewriter.js';
import type { Style } from './style.js';
import { MOST_WORDS, type ValueOccurrence, valueOccurrences } from './value-occurrences.js';

/** What counting the examples of a text field tells. */
export interface TextProfile {
  readonly total: number;
  readonly nulls: number;
  /** How often each value is known. */
  readonly values: ReadonlyMap<string, number>;
  /** The most used spelling of what is the same but for case and signs. */
  readonly spellings: ReadonlyMap<string, string>;
  /** The most words of a value in a text. */
  readonly longest: number;
  /** How much more often than other words, as a logarithm, values look like this. */
  readonly shapes: ReadonlyMap<string, number>;
  readonly rewriter: Rewriter;
  /** How many of the values stand in their text, and how many do not. */
  readonly standing: readonly [found: number, missed: number];
  /** How values are written compared with their words. */
  readonly style: Style;
  /** Words of the texts, a value that several texts have. */
  readonly words: WordCounts;
  /** The answers of the text at hand, when it is one of the examples. */
  readonly leftOut?: readonly string[];
}

/** The examples from which on a value can be recognised by the words of its texts alone. */
export const OFTEN = 2;

/** Counts what the known values of a text field look like in their texts. @param words the counted words, when they are known already */
export function textProfile(field: Field, known: readonly KnownText[], words?: WordCounts): TextProfile {
  const occurrences = known.flatMap((one) => {
    const found = valueOccurrences(field, one);
    return found.map((occurrence) => ({ occurrence, share: 1 / found.length }));
  });
  const values = new Map<string, number>();
  for (const { value } of known) if (typeof value === 'string') add(values, value, 1);
  return {
    total: known.length,
    nulls: known.filter(({ value }) => value === null).length,
    values,
    spellings: followsTexts(occurrences, values) ? new Map() : spellingsOf(values),
    longest: Math.max(1, ...occurrences.map(({ occurrence: { ngram } }) => ngram.last - ngram.first + 1)),
    shapes: shapesOf(occurrences, known),
    rewriter: rewriterOf(occurrences.map(({ occurrence }) => occurrence)),
    standing: standingOf(field, known),
    style: styleOf(occurrences, guidedWriting(field)),
    words:
      words ?? countWords(known.map((one) => ({ answer: textAnswer(one, values), words: contextWords(one.text) }))),
  };
}

/** The answer under which the words of an example count: its value when others have it too. */
export function textAnswer({ value }: KnownText, values: ReadonlyMap<string, number>): string {
  const key = answerKey(value);
  return value === null || (values.get(key) ?? 0) >= OFTEN ? key : 'another';
}

interface Shared {
  readonly occurrence: ValueOccurrence;
  readonly share: number;
}

function shapesOf(occurrences: readonly Shared[], known: readonly KnownText[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  for (const { occurrence, share } of occurrences) add(at, occurrence.ngram.shape, share);
  const total = [...at.values()].reduce((sum, share) => sum + share, 0);
  const all = new Map<string, number>();
  for (const { text } of known)
    for (const [shape, count] of shapeCounts(text)) if (at.has(shape)) add(all, shape, count);
  const everywhere = [...all.values()].reduce((sum, count) => sum + count, 0);
  return new Map(
    [...at].map(([shape, share]) => {
      const odds = (share + 0.3) / (total + 1) / (((all.get(shape) ?? 0) + 0.3) / (everywhere + 1));
      return [shape, Math.max(-4, Math.min(4, Math.log(odds)))];
    }),
  );
}

const shapesIn = new WeakMap<Text, ReadonlyMap<string, number>>();

function shapeCounts(text: Text): ReadonlyMap<string, number> {
  const known = shapesIn.get(text);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { shape } of ngramsOf(text, MOST_WORDS)) add(counts, shape, 1);
  shapesIn.set(text, counts);
  return counts;
}

/** What a field's guideline says counts as that many examples. */
const GUIDED = 1.5;

function styleOf(occurrences: readonly Shared[], guided: Style | undefined): Style {
  const votes = new Map<Style, number>(guided ? [[guided, GUIDED]] : []);
  for (const { occurrence, share } of occurrences) for (const style of occurrence.styles) add(votes, style, share);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'as written';
}

/** What most alignments agree on. */
function rewriterOf(occurrences: readonly ValueOccurrence[]): Rewriter {
  const words = new Map<string, Map<string, number>>();
  const joints = new Map<string, Map<string, number>>();
  for (const { alignment } of occurrences) {
    if (!alignment) continue;
    for (const [from, to] of alignment.words) vote(words, from, to);
    for (const [place, joint] of alignment.joints) vote(joints, place, joint);
  }
  return { words: winners(words), joints: winners(joints) };
}

function vote(votes: Map<string, Map<string, number>>, key: string, choice: string): void {
  const choices = votes.get(key) ?? new Map<string, number>();
  votes.set(key, choices);
  add(choices, choice, 1);
}

function winners(votes: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlyMap<string, string> {
  return new Map([...votes].map(([key, choices]) => [key, [...choices].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']));
}

function standingOf(field: Field, known: readonly KnownText[]): readonly [number, number] {
  const stated = known.filter(({ value }) => value !== null);
  const found = stated.filter((one) => valueOccurrences(field, one).length > 0).length;
  return [found, stated.length - found];
}

/** Whether values are spelled as their texts do, even where other examples spell them otherwise. */
function followsTexts(occurrences: readonly Shared[], values: ReadonlyMap<string, number>): boolean {
  const spellings = spellingsOf(values);
  let [own, known] = [0, 0];
  for (const { occurrence, share } of occurrences) {
    const { value, styles, alignment } = occurrence;
    const isUsual = (spellings.get(coreOf(value)) ?? value) === value;
    if (alignment) continue;
    if (styles.includes('as written') && !isUsual) own += share;
    if (!styles.includes('as written') && isUsual) known += share;
  }
  return own > known;
}

function spellingsOf(values: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [value] of [...values].sort((a, b) => b[1] - a[1])) {
    const key = coreOf(value);
    if (!spellings.has(key)) spellings.set(key, value);
  }
  return spellings;
}

function add<Key>(counts: Map<Key, number>, key: Key, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}
