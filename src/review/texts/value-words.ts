import type { Field, Locale, Option, Value } from '../../fields/field.js';
import { isRange, valueText } from '../../fields/value-key.js';
import { memoize } from '../../memoize.js';
import type { ShownValue } from '../wire.js';

/** A value with its words for people: labels of options, numbers with their unit, yes and no. */
export function shownValue(field: Field | undefined, value: Value, locale: Locale): ShownValue {
  return { value, words: valueWords(field, value, locale) };
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
