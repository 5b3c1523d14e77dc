import { UserError } from '../../errors.js';
import { acceptValue } from '../../fields/accept.js';
import type { RestAttribute, RestOption } from '../../fields/akeneo/akeneo-rest.js';
import { translatePhpPattern } from '../../fields/akeneo/php-pattern.js';
import type { Field, FieldType, Value } from '../../fields/field.js';
import { isYesNo } from '../../fields/kinds/yes-no.js';
import { parseOptions } from '../../fields/parse/parse-options.js';
import { userPattern } from '../../fields/user-pattern.js';

/** The data of a value as Akeneo takes it, or why there is none. */
export type Data = { readonly data: unknown } | { readonly refused: string };

/** What an attribute is now, with the options of those that are yes or no to a field. */
export interface LiveAttribute {
  readonly attribute: RestAttribute;
  readonly options?: readonly RestOption[];
}

/**
 * Writes a value of a field in the shape of its attribute (api.akeneo.com, concepts/products: data format): option codes in
 * their stored spelling, amounts as strings or integers by `decimals_allowed`, with the unit of the attribute, within its bounds.
 */
export function toData(field: Field, value: Value, live: LiveAttribute): Data {
  const stale = staleness(field, live.attribute);
  if (stale) return { refused: stale };
  const accepted = acceptValue(field, value);
  if (!accepted.ok) return { refused: accepted.reason };
  if (accepted.value === null) return { refused: 'the value says nothing' };
  // What the catalogue would round is refused where the attribute takes no decimals.
  return WRITERS[field.type](typeof value === 'number' ? value : accepted.value, live, field);
}

type Writer = (value: Exclude<Value, null>, live: LiveAttribute, field: Field) => Data;

/** A new type of field has to say here how Akeneo holds it. */
const WRITERS: { readonly [Type in FieldType]: Writer } = {
  text: (value, { attribute }) => textData(String(value), attribute),
  number: (value, { attribute }) => numberData(Number(value), attribute),
  boolean: (value, live) => booleanData(value === true, live),
  select: (value) => ({ data: value }),
  date: (value, { attribute }) => dateData(String(value), attribute),
  range: (_, { attribute: { code } }) => ({ refused: `it is a range, and ${code} holds one value` }),
};

/** What has changed since the attribute was pulled, so that the catalogue's values mean something else now. */
function staleness({ akeneo }: Field, { code, type, default_metric_unit: unit }: RestAttribute): string | undefined {
  if (!akeneo) return `the field ${code} does not come from the PIM: run akeneo-lookup pim pull`;
  if (akeneo.type !== type)
    return `the attribute ${code} is ${type} now, and was ${akeneo.type}: run akeneo-lookup pim pull`;
  if (type === 'pim_catalog_metric' && akeneo.defaultUnit !== (unit ?? undefined)) {
    return `the unit of ${code} is ${unit} now, and was ${akeneo.defaultUnit}: run akeneo-lookup pim pull`;
  }
  return undefined;
}

/** Akeneo's own limits where an attribute states none. */
const MOST_CHARACTERS: Readonly<Record<string, number>> = { pim_catalog_text: 255, pim_catalog_textarea: 65_535 };

function textData(text: string, attribute: RestAttribute): Data {
  const most = attribute.max_characters ?? MOST_CHARACTERS[attribute.type] ?? 255;
  if ([...text].length > most)
    return { refused: `it has more than the ${most} characters that ${attribute.code} takes` };
  if (attribute.validation_rule === 'regexp' && !isOfForm(text, attribute.validation_regexp))
    return { refused: `it is not of the form ${attribute.validation_regexp}` };
  if (attribute.validation_rule === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    return { refused: 'it is no e-mail address' };
  if (attribute.validation_rule === 'url' && !URL.canParse(text)) return { refused: 'it is no URL' };
  return { data: text };
}

/** Whether a text is of a form that PHP writes; one that this language has not, or that may run for long, is left to the PIM to check. */
function isOfForm(text: string, form: string | null | undefined): boolean {
  const translated = form ? translatePhpPattern(form) : undefined;
  if (!translated || 'problem' in translated) return true;
  try {
    return userPattern(translated.pattern).test(text);
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

function numberData(value: number, attribute: RestAttribute): Data {
  const {
    code,
    number_min: least,
    number_max: most,
    decimals_allowed: decimals,
    negative_allowed: negative,
  } = attribute;
  if (!Number.isFinite(value)) return { refused: `${value} is no number` };
  if (!decimals && !Number.isInteger(value)) return { refused: `${value} has decimals, and ${code} takes none` };
  if (negative === false && value < 0) return { refused: `${value} is negative, and ${code} takes no such number` };
  if (isStated(least) && value < Number(least))
    return { refused: `${value} is less than ${Number(least)}, the least of ${code}` };
  if (isStated(most) && value > Number(most))
    return { refused: `${value} is more than ${Number(most)}, the most of ${code}` };
  const amount = decimals ? plainDecimal(value) : value;
  if (attribute.type !== 'pim_catalog_metric') return { data: amount };
  return { data: { amount, unit: attribute.default_metric_unit } };
}

function isStated(bound: string | number | null | undefined): boolean {
  return bound !== null && bound !== undefined && bound !== '' && Number.isFinite(Number(bound));
}

/** Without an exponent, which Akeneo does not read. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** Akeneo stores days, as midnight in UTC. */
function dateData(date: string, { code, date_min: first, date_max: last }: RestAttribute): Data {
  if (date.length < '2024-03-12'.length) return { refused: `${date} is a month, and ${code} takes a day` };
  if (first && date < first.slice(0, date.length))
    return { refused: `${date} is before ${first}, the first of ${code}` };
  if (last && date > last.slice(0, date.length)) return { refused: `${date} is after ${last}, the last of ${code}` };
  return { data: `${date}T00:00:00+00:00` };
}

/** A list of yes and no is a boolean to a field, and options to Akeneo. */
function booleanData(value: boolean, { attribute, options = [] }: LiveAttribute): Data {
  if (attribute.type === 'pim_catalog_boolean') return { data: value };
  const wanted = value ? 'yes' : 'no';
  const option = parseOptions(
    options.map(({ code, labels }) => ({ code, labels: labels ?? {} })),
    attribute.code,
  ).find((one) => isYesNo([one], wanted));
  return option ? { data: option.code } : { refused: `${attribute.code} has no option for ${wanted}` };
}

/** Whether two data of an attribute say the same, however its numbers are written and its options ordered. */
export function sameData(one: unknown, other: unknown, { type }: Pick<RestAttribute, 'type'>): boolean {
  if (type === 'pim_catalog_number')
    return isStatedNumber(one) && isStatedNumber(other) && Number(one) === Number(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n');
  }
  if (type === 'pim_catalog_date') return String(one).slice(0, 10) === String(other).slice(0, 10);
  if (isAmount(one) && isAmount(other)) return one.unit === other.unit && Number(one.amount) === Number(other.amount);
  return JSON.stringify(one) === JSON.stringify(other);
}

function isAmount(data: unknown): data is { readonly amount: unknown; readonly unit: unknown } {
  return typeof data === 'object' && data !== null && 'amount' in data;
}

function isStatedNumber(data: unknown): boolean {
  return typeof data === 'number' || (typeof data === 'string' && data.trim() !== '');
}
