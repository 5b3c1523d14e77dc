import type { RawAnswer } from '../chain-of-thoughts/types.js';
import type { Example } from '../examples/example.js';
import type { Absence } from '../fields/absence.js';
import { acceptValue } from '../fields/accept.js';
import { forbiddenBecause } from '../fields/akeneo/forbidden.js';
import { findEvidence } from '../fields/evidence.js';
import type { Evidence, Field, Value } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { mentionsOf } from '../fields/mentions.js';
import { readText, type Text } from '../fields/text.js';
import { findLoosely } from '../fields/words/find-loosely.js';
import type { Answer } from './answer.js';
import type { LookupPolicy } from './lookup-policy.js';

/** What a raw answer is held against. */
export interface AcceptanceContext {
  readonly description: string;
  /** The examples that the prompt showed; a value may not be copied from them. */
  readonly examples: readonly Example[];
  readonly policy: Pick<LookupPolicy, 'grounded' | 'evidence'>;
  /** Whether a value of the field may be read between the lines, as far as nobody else says; any may be when absent. */
  readonly mayInfer?: (field: Field) => boolean;
}

type AcceptedAnswer = Pick<
  Answer,
  'value' | 'status' | 'evidence' | 'ungrounded' | 'confidence' | 'reason' | 'absence'
>;

/** Turns what a model said into what the field accepts, with the words it stands on; anything else is absent or failed, with the reason. */
export function acceptAnswer(field: Field, answer: RawAnswer, context: AcceptanceContext): AcceptedAnswer {
  const read = readAnswer(field, answer, context);
  const forbidden = read.status === 'found' ? forbiddenBecause(field, read.value) : undefined;
  if (forbidden === undefined) return read;
  const { confidence, value, evidence } = read;
  const absence: Absence = { cause: 'not-accepted', value, ...(evidence && { words: evidence }) };
  return { value: null, status: 'absent', reason: forbidden, absence, ...(confidence !== undefined && { confidence }) };
}

function readAnswer(field: Field, answer: RawAnswer, context: AcceptanceContext): AcceptedAnswer {
  const confidence = answer.confidence === undefined ? {} : { confidence: answer.confidence };
  if (answer.raw === undefined) return failed('no readable answer in the completion');
  const plain = isPlain(field, context) ? acceptValue(field, answer.raw) : undefined;
  if (plain?.ok && !isNothing(plain.value)) return { value: plain.value, status: 'found', ...confidence };
  const text = readText(context.description);
  const accepted = acceptOne(field, answer, text);
  if (!accepted.ok && accepted.isAmbiguous)
    return {
      ...(whereItStands(field, answer, text) ?? { value: null, status: 'absent', reason: accepted.reason }),
      ...confidence,
    };
  if (!accepted.ok) return { ...(outsideOptions(field, answer, text) ?? failed(accepted.reason)), ...confidence };
  if (isNothing(accepted.value)) return { value: null, status: 'absent', ...confidence };
  return { ...groundValue(field, accepted.value, answer, text, context), ...confidence };
}

/** Whether the text can change nothing about a value that the field accepts. */
function isPlain(field: Field, { policy: { evidence, grounded }, examples, mayInfer }: AcceptanceContext): boolean {
  if (evidence || grounded || examples.length > 0 || mayInfer?.(field) === false) return false;
  return !kindOf(field).isCopied;
}

function failed(reason: string): AcceptedAnswer {
  return { value: null, status: 'failed', reason };
}

function isNothing(value: Value): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** More words are a sentence, which names no value. */
const MOST_WORDS = 5;

/**
 * Words of the text that no option is called by: whoever read them has answered, and would say so again. Words that are
 * neither an option nor in the text remain no answer.
 */
function outsideOptions(field: Field, { raw }: RawAnswer, text: Text): AcceptedAnswer | undefined {
  if (!kindOf(field).isListed || typeof raw !== 'string') return undefined;
  if (raw.trim().split(/\s+/).length > MOST_WORDS) return undefined;
  if (mentionsOf(field, readText(raw)).length > 0) return undefined;
  const [place] = findLoosely(raw, text);
  if (!place) return undefined;
  const words = { text: text.source.slice(place.start, place.end), ...place };
  const reason = `the text says ${JSON.stringify(words.text)}, which is none of the options`;
  return { value: null, status: 'absent', reason, absence: { cause: 'not-in-options', words } };
}

/** What words that may mean several things mean where the text has them: `12/03/2024` of a French text is in March. */
function whereItStands(field: Field, { raw }: RawAnswer, text: Text): AcceptedAnswer | undefined {
  const places = typeof raw === 'string' ? findLoosely(raw, text) : [];
  const mention = mentionsOf(field, text).find(({ start, end }) =>
    places.some((place) => place.start < end && start < place.end),
  );
  return mention && found(mention.value, mention);
}

/** A list given for a single-valued field is narrowed to its only grounded member. */
function acceptOne(field: Field, answer: RawAnswer, text: Text): ReturnType<typeof acceptValue> {
  const accepted = acceptValue(field, answer.raw);
  if (accepted.ok || field.multiple || !Array.isArray(answer.raw)) return accepted;
  const values = answer.raw.flatMap((raw) => {
    const one = acceptValue(field, raw);
    return one.ok && !isNothing(one.value) ? [one.value] : [];
  });
  const grounded = [...new Set(values)].filter((value) => findEvidence(field, value, text));
  return grounded.length === 1 && grounded[0] !== undefined ? { ok: true, value: grounded[0] } : accepted;
}

function groundValue(
  field: Field,
  value: Value,
  answer: RawAnswer,
  text: Text,
  context: AcceptanceContext,
): AcceptedAnswer {
  const near = {
    ...(answer.quote !== undefined && { quote: answer.quote }),
    ...(answer.span && { span: answer.span }),
  };
  const evidence = findEvidence(field, value, text, near) ?? spanOf(answer, text);
  if (evidence) return found(value, evidence);
  const converted = asWritten(field, value, answer.raw, text);
  if (converted) return converted;
  if (context.examples.some((example) => isCopied(field, value, example)))
    return { value: null, status: 'absent', reason: `${JSON.stringify(value)} stands in an example, not in this text` };
  if (context.policy.grounded || !(context.mayInfer?.(field) ?? true))
    return { value: null, status: 'absent', reason: `${JSON.stringify(value)} does not stand in the text` };
  return { value, status: 'found', ungrounded: true };
}

/** Words that whoever answered has learnt to stand for the value, such as `HP` for Hewlett-Packard. */
function spanOf({ span }: RawAnswer, { source }: Text): Evidence | undefined {
  return span && { text: source.slice(span.start, span.end), start: span.start, end: span.end };
}

function found(value: Value, { text, start, end }: Evidence): AcceptedAnswer {
  return { value, status: 'found', evidence: { text, start, end } };
}

/** Models often copy a number as written and leave its unit: `598` for a text's `598 mm` in a field of centimetres. */
function asWritten(field: Field, value: Value, raw: unknown, text: Text): AcceptedAnswer | undefined {
  if (typeof value !== 'number') return undefined;
  if (typeof raw === 'string' && /\p{L}/u.test(raw)) return undefined;
  const mention = mentionsOf(field, text).find((candidate) => candidate.number?.value === value);
  return mention && found(mention.value, mention);
}

/** A value that its example's own text does not hold either is read between the lines, as in a category, not copied. */
function isCopied(field: Field, value: Value, example: Example): boolean {
  if (example.field !== field.code || !identicalValues(example.value, value)) return false;
  return findEvidence(field, value, readText(example.description)) !== undefined;
}

/** Whether two values are one and the same, their types and the order of several included. */
export function identicalValues(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
