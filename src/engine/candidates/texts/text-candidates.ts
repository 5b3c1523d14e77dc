import { acceptValue } from '../../../fields/accept.js';
import type { Field } from '../../../fields/field.js';
import { mentionsOf } from '../../../fields/mentions.js';
import { fold, type Text } from '../../../fields/text.js';
import { storedPattern } from '../../../fields/user-pattern.js';
import type { Candidate, CandidateSet, Features, TextSpan } from '../candidate.js';
import { contextWords } from '../context-words.js';
import { answerKey } from '../known-text.js';
import { complementScores } from '../naive-bayes.js';
import { labelFeatures, neighbours } from '../surroundings.js';
import { titleEnd } from '../title.js';
import { labelledValues } from './labelled-values.js';
import { coreOf, type Ngram, ngramsOf } from './ngrams.js';
import { rewrite } from './rewriter.js';
import { STYLES } from './style.js';
import { proposedSpans, type TaggedSpan, tagFeatures, untaggedFeatures } from './tagged-span.js';
import { OFTEN, type TextProfile } from './text-profile.js';
import { wordOdds } from './word-odds.js';

const MOST_SPANS = 80;
/** How many pieces of a text a pattern is tried on. */
const REACH = 4000;

/**
 * Every run of words that looks like a known value or that the tagger proposes, and every value that several examples have,
 * against "nothing". @param tagged what the tagger of the field's group found, when it has one
 */
export function textCandidates(
  field: Field,
  text: Text,
  profile: TextProfile,
  tagged?: readonly TaggedSpan[],
): CandidateSet {
  const context = contextWords(text);
  const sight: Sight = {
    field,
    text,
    profile,
    ...(tagged && { tagged }),
    titleEnd: titleEnd(text),
    fits: complementScores(profile.words, context, profile.leftOut),
  };
  const spans = spansOf(sight);
  const candidates = spans.map((span) => spanCandidate(span, sight, spans));
  const written = new Set(spans.map(({ value }) => value));
  const remembered = [...profile.values].filter(([value, count]) => count >= OFTEN && !written.has(value));
  return {
    candidates: [
      ...candidates,
      ...remembered.map(([value]) => rememberedCandidate(value, sight)),
      nothing(sight, spans),
    ],
    context,
  };
}

interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly profile: TextProfile;
  readonly tagged?: readonly TaggedSpan[];
  readonly titleEnd: number;
  readonly fits: ReadonlyMap<string, number>;
}

interface ValueSpan extends TextSpan {
  readonly value: string;
  readonly shape: string;
  readonly odds: number;
  readonly source: string;
  readonly by: 'pattern' | 'glued pattern' | 'labelled' | 'copy' | 'rewriting';
}

function spansOf({ field, text, profile, tagged }: Sight): readonly ValueSpan[] {
  if (field.pattern !== undefined) return patternSpans(field, field.pattern, text);
  if (profile.values.size === 0) return labelledSpans(field, text, profile);
  const ngrams = ngramsOf(text, profile.longest);
  const spans = ngrams.flatMap((ngram) => ngramSpans(field, ngram, profile));
  const strongest = spans.sort((a, b) => b.odds - a.odds).slice(0, MOST_SPANS);
  const proposed = proposedSpans(tagged, strongest).flatMap(({ start, end }) =>
    copies(field, { source: text.source.slice(start, end), start, end, shape: 'tagged', odds: 0 }, profile),
  );
  return [...strongest, ...proposed];
}

/** What the pattern matches, also where a text runs a number and the next word together (`025932630309INNER`). */
function patternSpans(field: Field, pattern: string, text: Text): readonly ValueSpan[] {
  const mentions = mentionsOf(field, text).slice(0, MOST_SPANS);
  const found = mentions.map(({ value, start, end, text: source }) => ({
    value: String(value),
    start,
    end,
    source,
  }));
  const whole = storedPattern(`^(?:${pattern})$`);
  const glued = text.subtokens.list.slice(0, REACH).flatMap(({ start, end, kind }) => {
    const source = text.source.slice(start, end);
    if (kind !== 'digits' || !whole.test(source) || found.some((other) => other.start < end && other.end > start))
      return [];
    const accepted = acceptValue(field, source);
    return accepted.ok && typeof accepted.value === 'string' ? [{ value: accepted.value, start, end, source }] : [];
  });
  const span = { shape: 'pattern', odds: 0 };
  return [
    ...found.map((one): ValueSpan => ({ by: 'pattern', ...one, ...span })),
    ...glued.map((one): ValueSpan => ({ by: 'glued pattern', ...one, ...span })),
  ].slice(0, MOST_SPANS);
}

function labelledSpans(field: Field, text: Text, { style }: TextProfile): readonly ValueSpan[] {
  const spans = labelledValues(field, text).flatMap(({ source, start, end }): readonly ValueSpan[] => {
    const accepted = acceptValue(field, STYLES[style](source));
    if (!accepted.ok || typeof accepted.value !== 'string') return [];
    return [{ value: accepted.value, start, end, source, shape: 'labelled', odds: 0, by: 'labelled' }];
  });
  return spans.slice(0, MOST_SPANS);
}

function ngramSpans(field: Field, ngram: Ngram, profile: TextProfile): readonly ValueSpan[] {
  const odds = profile.shapes.get(ngram.shape);
  if (odds === undefined) return [];
  const { start, end, shape, source } = ngram;
  return copies(field, { source, start, end, shape, odds }, profile);
}

function copies(
  field: Field,
  { source, ...place }: Pick<ValueSpan, 'source' | 'start' | 'end' | 'shape' | 'odds'>,
  { rewriter, style, spellings }: TextProfile,
): readonly ValueSpan[] {
  const spelledOut = rewriter.words.size > 0 ? rewrite(rewriter, source) : undefined;
  if (spelledOut !== undefined) return [{ ...place, value: spelledOut, source, by: 'rewriting' }];
  const copied = acceptValue(field, STYLES[style](source));
  if (!copied.ok || typeof copied.value !== 'string') return [];
  const value = spellings.get(coreOf(copied.value)) ?? copied.value;
  return [{ ...place, value, source, by: 'copy' }];
}

function spanCandidate(span: ValueSpan, sight: Sight, spans: readonly ValueSpan[]): Candidate {
  const { text, profile, field } = sight;
  const before = text.source[span.start - 1] ?? ' ';
  const behind = text.source[span.end] ?? ' ';
  const order = spans.filter((other) => other.start < span.start && other.value !== span.value).length;
  const again = spans.filter((other) => other.value === span.value).length;
  const shared: (readonly [string, number])[] = [
    [`text.${span.by}`, 1],
    ['text.shape', span.odds],
    ['text.again', Math.min(3, Math.log2(again))],
    [`text.order=${Math.min(order, 3)}`, 1],
    ...named(labelFeatures(field, text, span)),
    ...knowledge(span.value, sight),
    ...tagFeatures(span, sight.tagged),
    ...wordOdds(span, text, profile),
  ];
  if (span.end <= sight.titleEnd) shared.push(['text.title', 1]);
  if (text.source.slice(0, span.start).trim() === '') shared.push(['text.begin', 1]);
  if (!/\s/.test(before)) shared.push([/[-/.]/.test(before) ? 'text.cut before' : 'text.sign before', 1]);
  if (!/\s/.test(behind)) shared.push([/[-/]/.test(behind) ? 'text.cut behind' : 'text.sign behind', 1]);
  const own = [
    `shape ${span.shape}`,
    `form ${form(span.source)}`,
    `begins ${fold(span.source.slice(0, 2))}`,
    `begins ${fold(span.source.slice(0, 3))}`,
    ...neighbours(text, span),
  ];
  const slot = (profile.values.get(span.value) ?? 0) >= OFTEN ? { slot: span.value } : {};
  return { value: span.value, span: { start: span.start, end: span.end }, shared, own, ...slot };
}

/** The lengths of its runs: `577143-001` → `6-3`, `G6` → `a1`. */
function form(source: string): string {
  return fold(source)
    .replace(/\p{N}+/gu, (digits) => String(digits.length))
    .replace(/\p{L}+/gu, (letters) => 'a'.repeat(Math.min(letters.length, 4)));
}

function rememberedCandidate(value: string, sight: Sight): Candidate {
  return {
    value,
    slot: value,
    shared: [['text.remembered', 1], ...standing(sight.profile), ...knowledge(value, sight)],
    own: [`is ${value}`],
  };
}

/** How far values of the field may be what no word of the text says. */
function standing({ standing: [found, missed] }: TextProfile): Features {
  return [['text.missed', Math.log((missed + 0.5) / (found + 0.5))]];
}

function knowledge(value: string, { profile, fits }: Sight): Features {
  const count = profile.values.get(value) ?? 0;
  if (count === 0) return [['text.new', 1]];
  return [
    ['text.known', Math.log((count + 0.5) / (profile.total + 0.5))],
    ['text.fit', (fits.get(value) ?? 0) * 3],
  ];
}

function nothing({ profile, fits, tagged }: Sight, spans: readonly ValueSpan[]): Candidate {
  const share = Math.log((profile.nulls + 2) / (profile.total - profile.nulls + 2));
  const count = spans.length > 5 ? 'many' : spans.length > 1 ? 'some' : String(spans.length);
  return {
    value: null,
    slot: answerKey(null),
    shared: [
      ['text.nothing', 1],
      [`text.nothing of ${count}`, 1],
      ['text.nothing share', share],
      ['text.nothing fit', (fits.get('') ?? 0) * 3],
      ...untaggedFeatures(tagged),
    ],
    own: ['nothing'],
  };
}

function named(features: Features): Features {
  return features.map(([name, amount]) => [`text.${name}`, amount]);
}
