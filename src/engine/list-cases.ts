import type { Field, Option } from '../fields/field.js';
import { mentionsOf } from '../fields/mentions.js';
import { stem } from '../fields/stem.js';
import { fold, type Text } from '../fields/text.js';
import type { Candidate, Case, Features } from './candidate.js';
import { fieldWords } from './field-words.js';
import { answerKey, type KnownText } from './known-text.js';
import { complementScores, countWords, type WordCounts } from './naive-bayes.js';
import { labelFeatures } from './surroundings.js';
import { contextWords, labelledWords, stemsOf, titleEnd } from './words.js';

const MOST_OPTIONS = 60;

/** What counting the examples of a list or yes/no field tells. */
export interface ListProfile {
  /** Examples an answer, by its key; those that state nothing under an empty string. */
  readonly counts: ReadonlyMap<string, number>;
  /** Examples with an answer, and without one, where the text mentioned none, and where it did. */
  readonly found: readonly [silent: number, mentioned: number];
  readonly absent: readonly [silent: number, mentioned: number];
  readonly words: WordCounts;
  /** The answers of the text at hand, when it is one of the examples. */
  readonly leftOut?: readonly string[];
}

/** Counts the answers of a list or yes/no field. @param words the counted words, when they are known already */
export function listProfile(field: Field, known: readonly KnownText[], words = listWords(field, known)): ListProfile {
  const counts = new Map<string, number>();
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  for (const one of known) {
    const mentioned = isMentioned(field, one) ? 1 : 0;
    (one.value === null ? absent : found)[mentioned]++;
    for (const answer of answersOf(one)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return { counts, found, absent, words };
}

function listWords(field: Field, known: readonly KnownText[]): WordCounts {
  return countWords(
    known.flatMap((one) => answersOf(one).map((answer) => ({ answer, words: listContext(field, one.text) }))),
  );
}

/** The keys of the answers of an example: one, or several where the field takes several. */
export function answersOf({ value }: KnownText): readonly string[] {
  return [value].flat().map(answerKey);
}

const mentioned = new WeakMap<KnownText, boolean>();

function isMentioned(field: Field, known: KnownText): boolean {
  const before = mentioned.get(known);
  if (before !== undefined) return before;
  const now = mentionsOf(field, known.text).some((mention) => !mention.negated);
  mentioned.set(known, now);
  return now;
}

type ListMention = ReturnType<typeof mentionsOf>[number];

/** Every option, or yes and no, that the text mentions or the examples know, against "nothing". */
export function listCase(field: Field, text: Text, profile: ListProfile): Case {
  const mentions = mentionsOf(field, text);
  const context = listContext(field, text);
  const fits = complementScores(profile.words, context, profile.leftOut);
  const stems = new Set(text.words.flatMap((word) => [word.stem, ...stemsOf(text, word)]));
  const sight: Sight = {
    field,
    text,
    mentions,
    profile,
    fits,
    stems,
    titleEnd: titleEnd(text),
    answers: field.type === 'boolean' ? 2 : field.options.length,
  };
  const answers = field.type === 'boolean' ? [true, false] : likelyOptions(field, sight);
  const candidates = answers.map((answer) => answerCandidate(field, answer, sight));
  return { candidates: [...candidates, nothing(sight)], context };
}

/** The words of the text, and once more those that its label announces: `COLOR: Mahogany`. */
function listContext(field: Field, text: Text): readonly string[] {
  return [...contextWords(text), ...labelledWords(fieldWords(field), text)];
}

interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly mentions: readonly ListMention[];
  readonly profile: ListProfile;
  readonly fits: ReadonlyMap<string, number>;
  readonly stems: ReadonlySet<string>;
  readonly titleEnd: number;
  /** How many answers there could be. */
  readonly answers: number;
}

/** All options of a short list; of a long one those that are mentioned, and those that fit best among the known ones. */
function likelyOptions(field: Field, { mentions, profile, fits }: Sight): readonly string[] {
  const codes = field.options.map((option) => option.code);
  if (codes.length <= MOST_OPTIONS) return codes;
  const known = codes.filter((code) => profile.counts.has(code));
  known.sort((a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0));
  const mentioned = mentions.map((mention) => String(mention.value));
  return [...new Set([...mentioned, ...known.slice(0, MOST_OPTIONS)])];
}

function answerCandidate(field: Field, answer: string | boolean, sight: Sight): Candidate {
  const key = answerKey(answer);
  const own = sight.mentions.filter((mention) => mention.value === answer);
  const best = own.find((mention) => !mention.negated) ?? own[0];
  const type = field.type === 'boolean' ? `yesno.${answer}.` : 'list.';
  const option = typeof answer === 'string' ? field.options.find(({ code }) => code === answer) : undefined;
  return {
    value: answer,
    ...(best && { span: { start: best.start, end: best.end } }),
    ...(sight.profile.counts.has(key) && { slot: key }),
    shared: named(type, [
      ...mentionFeatures(own, sight),
      ...(best ? labelFeatures(fieldWords(field), sight.text, best) : []),
      ...wordFeatures(option, sight),
      ...knowledge(key, sight),
    ]),
    own: [`is ${key}`],
  };
}

function mentionFeatures(own: readonly ListMention[], { mentions, titleEnd: end }: Sight): Features {
  const asserted = own.filter((mention) => !mention.negated);
  if (own.length === 0) return [];
  if (asserted.length === 0) return [['negated', 1]];
  const others = mentions.filter((mention) => mention.value !== own[0]?.value);
  const first = Math.min(...asserted.map((mention) => mention.start));
  const features: [string, number][] = [['mention', 1]];
  if (asserted.some((mention) => mention.end <= end)) features.push(['mention.title', 1]);
  if (others.every((other) => other.start > first)) features.push(['mention.first', 1]);
  if (others.length === 0) features.push(['mention.only', 1]);
  features.push(['mention.more', Math.log2(asserted.length)]);
  features.push(['mention.length', Math.log2(Math.max(...asserted.map((mention) => mention.end - mention.start)))]);
  return features;
}

/** How much of the option's words stands in the text, wherever; a word that many options have counts little. */
function wordFeatures(option: Option | undefined, { field, stems }: Sight): Features {
  if (!option) return [];
  const rarity = rarityOf(field.options);
  const share = Math.max(0, ...namesOf(option).map((words) => shareOf(words, stems, rarity)));
  return share > 0 ? [['words', share], ...(share === 1 ? [['words.all', 1] as const] : [])] : [];
}

function shareOf(words: readonly string[], stems: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  let all = 0;
  let found = 0;
  for (const word of words) {
    const weight = rarity.get(word) ?? 0;
    all += weight;
    if (stems.has(word)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** What the examples say: how common the answer is among those given (against an even share), and how well the words of the text fit it. */
function knowledge(key: string, { profile, fits, answers }: Sight): Features {
  const count = profile.counts.get(key) ?? 0;
  const total = profile.found[0] + profile.found[1];
  return [
    ['fit', (fits.get(key) ?? 0) * 3],
    ['share', Math.log((count + EVEN / answers) / (total + EVEN)) + Math.log(answers)],
    [count === 0 ? 'unseen' : 'seen', total / (total + ENOUGH)],
  ];
}

/** The examples that an even share over all answers counts for. */
const EVEN = 4;
/** The examples at which they are trusted by half. */
const ENOUGH = 10;

function nothing(sight: Sight): Candidate {
  const asserted = new Set(sight.mentions.filter((mention) => !mention.negated).map((mention) => mention.value));
  const count = asserted.size > 2 ? 'many' : String(asserted.size);
  const { found, absent } = sight.profile;
  const mentioned = asserted.size > 0 ? 1 : 0;
  return {
    value: null,
    slot: answerKey(null),
    shared: named('list.nothing.', [
      ['nothing', 1],
      [`mentions=${count}`, 1],
      ['fit', (sight.fits.get(answerKey(null)) ?? 0) * 3],
      ['share', Math.log((absent[mentioned] + 2) / (found[mentioned] + 2))],
    ]),
    own: ['is '],
  };
}

function named(prefix: string, features: Features): Features {
  return features.map(([name, amount]) => [prefix + name, amount]);
}

const names = new WeakMap<Option, readonly (readonly string[])[]>();

/** The stems of an option's code, labels and spellings, one list each. */
function namesOf(option: Option): readonly (readonly string[])[] {
  const known = names.get(option);
  if (known) return known;
  const forms = new Set([option.code, ...Object.values(option.labels), ...option.spellings]);
  const found = [...forms]
    .map((form) => (fold(form).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem))
    .filter((words) => words.length > 0);
  names.set(option, found);
  return found;
}

const rarities = new WeakMap<readonly Option[], ReadonlyMap<string, number>>();

/** One over the number of options that a word stands in. */
function rarityOf(options: readonly Option[]): ReadonlyMap<string, number> {
  const known = rarities.get(options);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const option of options) {
    for (const word of new Set(namesOf(option).flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const rarity = new Map([...counts].map(([word, count]) => [word, 1 / count]));
  rarities.set(options, rarity);
  return rarity;
}
