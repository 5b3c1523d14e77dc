import type { Field, Locale, Option, Value } from '../../fields/field.js';
import { isRange, valueText } from '../../fields/value-key.js';
import type { AbsenceCause, Answer } from '../../llm/answer.js';
import { memoize } from '../../memoize.js';
import type { ShownValue } from '../wire.js';

/** A value with its words for people: labels of options, numbers with their unit, yes and no. */
export function shownValue(field: Field | undefined, value: Value, locale: Locale): ShownValue {
  return { value, words: valueWords(field, value, locale) };
}

/** Why an answer has no value, in the place of one. */
const NOTHING: Readonly<Record<AbsenceCause, string>> = {
  'not-stated': 'not stated',
  'not-in-options': 'not in the options',
  several: 'several values',
  'a-range': 'a range',
  'not-accepted': 'not accepted',
  'below-confidence': 'too doubtful',
};

/** An answer with its words for people: those of its value, or why it has none. */
export function shownAnswer(
  field: Field | undefined,
  { value, absence }: Pick<Answer, 'value' | 'absence'>,
  locale: Locale,
): ShownValue {
  const shown = shownValue(field, value, locale);
  return value === null && absence ? { ...shown, words: NOTHING[absence.cause] } : shown;
}

function valueWords(field: Field | undefined, value: Value, locale: Locale): string {
  if (value === null) return 'not stated';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isRange(value)) return valueText(value, field);
  if (typeof value === 'object') return value.map((one) => valueWords(field, one, locale)).join(', ');
  const option = field && typeof value === 'string' ? optionsByCode(field).get(value) : undefined;
  return option ? optionLabel(option, locale) : valueText(value, field);
}

/** An option's label; its code where it has none. */
export function optionLabel({ code, labels }: Option, locale: Locale): string {
  return labels[locale] ?? Object.values(labels)[0] ?? code;
}

const optionsByCode = memoize((field: Field) => new Map(field.options.map((option) => [option.code, option])));
