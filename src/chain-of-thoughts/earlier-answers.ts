import type { Example } from '../examples/example.js';
import { findEvidence } from '../fields/evidence.js';
import type { Evidence, Field, Locale, Value } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { readText } from '../fields/text.js';
import { isRange } from '../fields/value-key.js';
import { excerpt } from './shorten.js';
import { optionNames } from './shown-options.js';
import type { QuestionMaterial } from './types.js';

/** The most characters of an example's description that a prompt shows; for several fields, twice as many. */
const EXCERPT_LENGTH = 320;

/** How an earlier answer is given: the JSON value of one field, from its canonical value and the words that say it. */
type Reply = (value: unknown, quote: string | null) => unknown;

interface Known {
  readonly field: Field;
  readonly value: Value;
  readonly evidence: Evidence | undefined;
}

/** One text that was answered, with the JSON that answers it. */
export interface EarlierAnswer {
  readonly text: string;
  readonly answer: string;
}

/** The examples as earlier answers: an excerpt of each text and the JSON that answers it; the most similar stands last, next to the question. */
export function earlierAnswers({ fields, examples, locale }: QuestionMaterial, reply: Reply): readonly EarlierAnswer[] {
  const single = fields.length === 1;
  return knownByDescription(fields, examples)
    .map(([description, known]) => {
      const spans = known.flatMap(({ evidence }) => evidence ?? []);
      const text = excerpt(description, spans, single ? EXCERPT_LENGTH : 2 * EXCERPT_LENGTH);
      const ordered = fields.flatMap((field) => known.find((one) => one.field === field) ?? []);
      const answers = ordered.map((one) => [one.field.code, replyTo(one, locale, reply)] as const);
      return {
        text: quoteText(text.replace(/\s+/g, ' ')),
        answer: JSON.stringify(single ? answers[0]?.[1] : Object.fromEntries(answers)),
      };
    })
    .reverse();
}

/** Fences a text in a prompt; a fence inside it loses its meaning. */
export function quoteText(text: string): string {
  return `"""\n${text.replaceAll('"""', "'''").trim()}\n"""`;
}

function knownByDescription(fields: readonly Field[], examples: readonly Example[]): [string, Known[]][] {
  const byDescription = new Map<string, Known[]>();
  for (const example of examples) {
    const field = fields.find(({ code }) => code === example.field);
    if (!field) continue;
    const known = byDescription.get(example.description);
    if (known) known.push(readExample(field, example));
    else byDescription.set(example.description, [readExample(field, example)]);
  }
  return [...byDescription];
}

/** Examples that are remembered as read: a prompt is written several times until it fits, and like products get the same ones. */
const REMEMBERED = 500;
const remembered = new Map<string, Known>();

function readExample(field: Field, { value, description }: Example): Known {
  const key = `${field.code} ${JSON.stringify(value)} ${description}`;
  const before = remembered.get(key);
  if (before?.field === field) return before;
  const evidence = value === null ? undefined : findEvidence(field, value, readText(description));
  const known = { field, value, evidence };
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, known);
  return known;
}

function replyTo({ field, value, evidence }: Known, locale: Locale, reply: Reply): unknown {
  return reply(asWritten(field, value, evidence, locale), evidence?.text ?? null);
}

function withUnit({ unit }: Field, value: number | null): string | number | null {
  return value !== null && unit ? `${value} ${unit}` : value;
}

/** A value as a model should give it: numbers as their text writes them, options by the name that the prompt shows. */
function asWritten(field: Field, value: Value, evidence: Evidence | undefined, locale: Locale): unknown {
  if (isRange(value)) return { min: withUnit(field, value.min), max: withUnit(field, value.max) };
  if (Array.isArray(value)) return value.map((one) => asWritten(field, one, undefined, locale));
  if (kindOf(field).isCopied) return evidence?.text ?? (typeof value === 'number' ? withUnit(field, value) : value);
  return typeof value === 'string' ? (optionNames(field, locale).get(value) ?? value) : value;
}
