import { compilePattern } from '../../text/patterns.js';
import type { Field, FieldType, Value } from '../field.js';
import { userPattern } from '../user-pattern.js';
import type { AkeneoAttribute } from './akeneo-attribute.js';
import { translatePhpPattern } from './php-pattern.js';

/** Why the PIM would refuse a value of an attribute; undefined when it takes it, or says nothing of what it takes. */
export function forbiddenBecause({ type, akeneo }: Pick<Field, 'type' | 'akeneo'>, value: Value): string | undefined {
  return !akeneo || value === null ? undefined : RULES[type]?.(akeneo, value);
}

/** A new type of field has to say here what an attribute can forbid of it. */
const RULES: {
  readonly [Type in FieldType]: ((akeneo: AkeneoAttribute, value: Value) => string | undefined) | undefined;
} = {
  text: textForbidden,
  number: numberForbidden,
  boolean: undefined,
  select: undefined,
  date: dateForbidden,
  range: undefined,
};

function numberForbidden({ numberMin, numberMax, negativeAllowed }: AkeneoAttribute, value: Value): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (numberMin !== undefined && value < numberMin)
    return `${value} is less than ${numberMin}, the least that the attribute takes`;
  if (numberMax !== undefined && value > numberMax)
    return `${value} is more than ${numberMax}, the most that the attribute takes`;
  return negativeAllowed === false && value < 0 ? `${value} is negative, which the attribute does not take` : undefined;
}

function textForbidden(
  { maxCharacters, validationRule, validationRegexp }: AkeneoAttribute,
  value: Value,
): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (maxCharacters && [...value].length > maxCharacters) return `it is longer than ${maxCharacters} characters`;
  if (validationRegexp === undefined || (validationRule ?? 'regexp') !== 'regexp') return undefined;
  const translated = patternOf(validationRegexp);
  if (translated === undefined || matches(translated, value)) return undefined;
  return `${JSON.stringify(value)} does not match ${validationRegexp}, which the attribute demands`;
}

function dateForbidden({ dateMin, dateMax }: AkeneoAttribute, value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  const day = (date: string) => date.slice(0, 10);
  if (dateMin && day(value) < day(dateMin)) return `${value} is before ${day(dateMin)}`;
  return dateMax && day(value) > day(dateMax) ? `${value} is after ${day(dateMax)}` : undefined;
}

/** Longer values are only held against patterns whose time grows with their length. */
const LONGEST_VALUE = 300;

function matches(pattern: string, value: string): boolean {
  try {
    return userPattern(pattern).test(value);
  } catch {
    return value.length > LONGEST_VALUE || compilePattern(pattern).test(value);
  }
}

const translations = new Map<string, string | undefined>();

function patternOf(source: string): string | undefined {
  if (!translations.has(source)) {
    const found = translatePhpPattern(source);
    translations.set(source, 'pattern' in found ? found.pattern : undefined);
  }
  return translations.get(source);
}
