import type { KnownExample } from '../../examples/known-example.js';
import { findEvidence } from '../../fields/evidence.js';
import type { Evidence, Field, Mention, Value } from '../../fields/field.js';
import { readingOf } from '../../fields/mentions.js';
import { readAside, type Text } from '../../fields/text.js';
import { labelStems } from '../../fields/words/label-words.js';
import { answerKey } from '../candidates/known-text.js';
import { unitOf } from '../candidates/numbers/field-unit.js';
import type { ModelSource } from '../types.js';
import { type Segment, segmentsOf, signaturesOf, wholeKey } from './text-signatures.js';

/** What an example says of a field of this very text, or of one that differs by a sentence about something else. */
export interface Recalled {
  readonly value: Value;
  /** The number of the example. */
  readonly example: number;
  /** Set when nobody has confirmed it. */
  readonly proposed?: true;
  /** The words of the text that say it, when it does. */
  readonly evidence?: Evidence;
}

/** How much of an example must be there again, where a sentence of it is not. */
const LEAST_SHARE = 0.5;
const LEAST_LENGTH = 12;

/** An example's text beside the one that is asked about. */
interface Likeness {
  readonly known: KnownExample;
  /** The sentences that only one of them has. */
  readonly changed: readonly string[];
}

/** What examples say of a text; examples that disagree say nothing. */
export function recall(text: Text, models: ModelSource): (field: Field) => Recalled | undefined {
  if (!models.recall) return () => undefined;
  const { whole, shortened } = signaturesOf(text.source);
  const likenesses = models.recall([...whole, ...shortened]).flatMap((known) => likenessOf(text.source, known) ?? []);
  if (likenesses.length === 0) return () => undefined;
  return (field) => {
    const same = likenesses.filter(({ changed }) => changed.length === 0);
    const said = agreedOn(field, same);
    if (said !== 'none') return said && withEvidence(field, said, text);
    const near = agreedOn(
      field,
      likenesses.filter(({ changed }) => changed.length > 0 && changed.every((source) => isUnrelated(field, source))),
    );
    return near === 'none' || !near ? undefined : withEvidence(field, near, text);
  };
}

/** What some examples agree on, proposed ones only where there are no others; undefined where they disagree, `none` where there is none. */
function agreedOn(field: Field, likenesses: readonly Likeness[]): Omit<Recalled, 'evidence'> | undefined | 'none' {
  const all = likenesses.flatMap(({ known, changed }) => {
    const one = known.values[field.code];
    return one && !changed.some((source) => holds(field, one.value, source)) ? [one] : [];
  });
  const confirmed = all.filter(({ proposed }) => !proposed);
  const values = confirmed.length > 0 ? confirmed : all;
  const [first] = values;
  if (!first) return 'none';
  const agree = values.every(({ value }) => answerKey(value) === answerKey(first.value));
  const isProposed = values.every(({ proposed }) => proposed);
  return agree ? { value: first.value, example: first.id, ...(isProposed && { proposed: true }) } : undefined;
}

function withEvidence(field: Field, said: Omit<Recalled, 'evidence'>, text: Text): Recalled {
  const evidence = findEvidence(field, said.value, text);
  return evidence ? { ...said, evidence } : said;
}

/** Whether a sentence says nothing that the field could be read from. */
function isUnrelated(field: Field, source: string): boolean {
  const text = readAside(source);
  const { mentions, isOpen } = readingOf(field, text);
  return !isOpen && !mentions.some((mention) => isOfField(field, mention, text));
}

/** A number says something of a field when it has its unit, or stands in a sentence with its label. */
function isOfField(field: Field, { number }: Mention, text: Text): boolean {
  if (!number) return true;
  const dimension = unitOf(field)?.dimension;
  if (dimension !== undefined && number.dimension === dimension) return true;
  const label = labelStems(field);
  return text.words.some(({ stem }) => label.has(stem));
}

function holds(field: Field, value: Value, source: string): boolean {
  return findEvidence(field, value, readAside(source)) !== undefined;
}

/** How two texts differ; undefined when by more than a sentence, or when too little is the same. */
function likenessOf(source: string, known: KnownExample): Likeness | undefined {
  if (wholeKey(source) === wholeKey(known.description)) return { known, changed: [] };
  const [asked, example] = [segmentsOf(source), segmentsOf(known.description)];
  const [added, missing] = [without(asked, example), without(example, asked)];
  if (added.length > 1 || missing.length > 1) return undefined;
  const length = (segments: readonly Segment[]) => segments.reduce((sum, { key }) => sum + key.length, 0);
  const kept = length(example) - length(missing);
  if (kept < LEAST_LENGTH || kept < LEAST_SHARE * length(example)) return undefined;
  return { known, changed: [...added, ...missing].map((segment) => segment.source) };
}

function without(some: readonly Segment[], others: readonly Segment[]): readonly Segment[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return some.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
