import type { Field } from '../fields/field.js';
import { readText, type Text } from '../fields/text.js';
import { calibrate, UNCALIBRATED } from './calibration.js';
import type { Case } from './candidate.js';
import { casesOf, kindName, trustName } from './cases.js';
import { settleClaims } from './claims.js';
import { roleOf } from './field-role.js';
import { answerKey } from './known-text.js';
import { createMemory, type Memory } from './memory.js';
import type { Trust } from './model.js';
import type { WordCounts } from './naive-bayes.js';
import type { Profile } from './profile.js';
import { probabilities } from './scorer.js';
import { type TaggedSpan, tag } from './tagging/tagger.js';
import type { Choice, Engine, EngineAnswer, Weights } from './types.js';
import { valueChances } from './value-chances.js';
import { joinVerdicts, type Verdict, verdictOf } from './verdict.js';
import { witnessOf } from './witness.js';

/** How the engine answers. */
export interface EngineOptions {
  /** Replaces the confidence from which a value is answered: 0.4, or 0.55 for a field with fewer than 20 examples. */
  readonly minConfidence?: number;
}

const LEAST = 0.4;
const LEAST_OF_FEW = 0.55;
const FEW = 20;
const MOST_CHOICES = 12;
const TRUSTED: Trust = { value: UNCALIBRATED, nothing: UNCALIBRATED };

/** The engine over what was learnt; what was not is answered from hand-set priors. */
export function createEngine(weights: Weights, { minConfidence }: EngineOptions = {}): Engine {
  const memory = createMemory(weights);
  // Who asks for answers and for choices asks for both of the same fields and text.
  let last: Sheet | undefined;
  const read = (fields: readonly Field[], description: string): Sheet => {
    if (last?.fields === fields && last.text.source === description) return last;
    const text = readText(description);
    const tags = tagsOf(text, memory);
    const readings = shareOut(fields.map((field) => readField(field, text, { memory, tags }, minConfidence)));
    last = { fields, text, readings };
    return last;
  };
  return {
    answer: (fields, description) => {
      const { readings, text } = read(fields, description);
      return readings.map((reading) => answerOf(reading, text));
    },
    choices: (fields, description) => {
      const { readings, text } = read(fields, description);
      return readings.map((reading) => choicesOf(reading, text));
    },
  };
}

/** A field's cases about one text, each with the probabilities of its candidates. */
interface Reading {
  readonly field: Field;
  readonly cases: readonly Case[];
  readonly chances: readonly (readonly number[])[];
  readonly trust: Trust;
  readonly least: number;
  /** The words that its examples have, when they were counted. */
  readonly words: WordCounts | undefined;
}

/** What was read of some fields in one text. */
interface Sheet {
  readonly fields: readonly Field[];
  readonly text: Text;
  readonly readings: readonly Reading[];
}

function readField(
  asked: Field,
  text: Text,
  { memory, tags }: { readonly memory: Memory; readonly tags: (scope: string) => ReadonlyMap<string, readonly TaggedSpan[]> },
  minConfidence: number | undefined,
): Reading {
  const { generic, kinds, trust } = memory.common();
  const { profile, examples, shared, own, slots, unit, tagger } = memory.field(asked);
  const field = unit === undefined ? asked : { ...asked, unit };
  const scorer = { shared: [generic, kinds.get(kindName(field)) ?? new Map(), shared], own, slots };
  const cases = casesOf(field, text, profile, tagger === undefined ? undefined : tags(tagger).get(asked.code));
  return {
    field,
    cases,
    chances: cases.map((one) => probabilities(scorer, one)),
    trust: trust.get(trustName(field)) ?? TRUSTED,
    least: minConfidence ?? leastOf(profile, examples),
    words: profile.type === 'number' ? undefined : profile.words,
  };
}

/** The confidence from which a value is answered. */
function leastOf(profile: Profile, examples: number): number {
  if (profile.type === 'text' && profile.nulls > 0) return Number(process.env.LN ?? 0.6);
  return examples < FEW ? LEAST_OF_FEW : LEAST;
}

/** The spans that taggers find in a text, each tagger asked once. */
function tagsOf(text: Text, memory: Memory) {
  const found = new Map<string, ReadonlyMap<string, readonly TaggedSpan[]>>();
  return (scope: string) => {
    const known = found.get(scope);
    if (known) return known;
    const tagger = memory.tagger(scope);
    const spans = tagger ? tag(tagger, memory.common().pool, text) : new Map<string, readonly TaggedSpan[]>();
    found.set(scope, spans);
    return spans;
  };
}

/** Lets number fields settle who of them takes which number. */
function shareOut(readings: readonly Reading[]): readonly Reading[] {
  const numbers = readings.filter(({ field }) => field.type === 'number');
  const settled = settleClaims(
    numbers.flatMap(({ field, cases: [one], chances }) =>
      one ? { case: one, chances: chances[0] ?? [], role: roleOf(field) } : [],
    ),
  );
  return readings.map((reading) => {
    const place = numbers.indexOf(reading);
    return place < 0 ? reading : { ...reading, chances: [settled[place] ?? []] };
  });
}

function answerOf({ field, cases, chances, words, ...caution }: Reading, text: Text): EngineAnswer {
  const verdicts = cases.map((one, index) => verdictOf(one, chances[index] ?? [], caution));
  const [only] = verdicts;
  const { value, confidence, span } = field.multiple || !only ? joinVerdicts(field, verdicts) : only;
  const place = span ?? (words && typeof value === 'string' ? witnessOf(text, answerKey(value), words) : undefined);
  return { field: field.code, value, confidence, ...(place && { evidence: evidenceAt(place, text) }) };
}

/** The most probable of all that a field of one value may have. */
function choicesOf({ field, cases, chances, trust }: Reading, text: Text): readonly Choice[] {
  const [only] = cases;
  if (field.multiple || !only) return [];
  return valueChances(only.candidates, chances[0] ?? [])
    .slice(0, MOST_CHOICES)
    .map(({ value, chance, span }) => ({
      value,
      confidence: calibrate(value === null ? trust.nothing : trust.value, chance),
      ...(span && { evidence: evidenceAt(span, text) }),
    }));
}

function evidenceAt({ start, end }: NonNullable<Verdict['span']>, { source }: Text) {
  return { text: source.slice(start, end), start, end };
}
