import { acceptValue } from '../../fields/accept.js';
import { forbiddenBecause } from '../../fields/akeneo/forbidden.js';
import type { Field, Locale, Option, Value } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { inFieldUnit, unitOfField } from '../../fields/kinds/number.js';
import { mentionsOf, statesValue } from '../../fields/mentions.js';
import { readText } from '../../fields/text.js';
import { symbolsOf } from '../../fields/units/unit-spellings.js';
import { valueKey } from '../../fields/value-key.js';
import { fold } from '../../text/fold.js';
import type { ReadWords, ShownValue } from '../wire.js';
import { optionLabel, shownValue } from './value-words.js';

/** Options and units that are offered at once. */
const MOST_CHOICES = 20;

/** Reads what a reviewer typed, or marked in a text, as the field would, and says what else could be meant. */
export function interpretWords(field: Field, words: string, locale: Locale): ReadWords {
  const choices = choicesFor(field, words, locale);
  if (words.trim() === '') return { choices };
  const read = readValue(field, words);
  if ('reason' in read) return { ...read, choices };
  return { read: shownValue(field, read.value, locale), choices };
}

/** The value that words state, or why they state none. */
export function readValue(field: Field, words: string): { readonly value: Value } | { readonly reason: string } {
  const accepted = acceptValue(field, field.multiple ? words.split(/\s*[,;\n]\s*/).filter((one) => one !== '') : words);
  if (accepted.ok && accepted.value !== null) return allowed(field, accepted.value);
  const mentions = mentionsOf(field, readText(words)).filter((mention) => statesValue(field, mention));
  const values = new Map(mentions.map(({ value }) => [valueKey(value), value]));
  const [only] = values.values();
  if (only !== undefined && values.size === 1) return allowed(field, field.multiple ? [only as string | number] : only);
  return { reason: accepted.ok ? 'this says nothing: press x for "not stated"' : accepted.reason };
}

function allowed(field: Field, value: Value): { readonly value: Value } | { readonly reason: string } {
  const reason = forbiddenBecause(field, value);
  return reason === undefined ? { value } : { reason };
}

function choicesFor(field: Field, words: string, locale: Locale): readonly ShownValue[] {
  const { fixedValues } = kindOf(field);
  if (fixedValues) return fixedValues.map((value) => shownValue(field, value, locale));
  if (field.options.length > 0) return optionsLike(field, words, locale);
  return unitsLike(field, words, locale);
}

/** Options one of whose names begins with the words, then those that hold them. */
function optionsLike(field: Field, words: string, locale: Locale): readonly ShownValue[] {
  const wanted = fold(words.split(/[,;]/).at(-1) ?? '').trim();
  const ranked = field.options.flatMap((option) => {
    const rank = rankOf(option, wanted);
    return rank === undefined ? [] : [{ option, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_CHOICES)
    .map(({ option }) => ({ value: option.code, words: optionLabel(option, locale) }));
}

function rankOf({ code, labels, spellings }: Option, wanted: string): number | undefined {
  const names = [code, ...Object.values(labels), ...spellings].map(fold);
  if (names.some((name) => name.startsWith(wanted))) return 0;
  if (names.some((name) => name.includes(` ${wanted}`))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : undefined;
}

/** A number in each unit that measures the same and begins as typed. */
function unitsLike(field: Field, words: string, locale: Locale): readonly ShownValue[] {
  const [, digits = '', letters = ''] = /^\s*([-+]?[\d\s.,]*\d)\s*(\D*)$/.exec(words) ?? [];
  const unit = unitOfField(field);
  if (digits === '' || !unit) return [];
  const plain = acceptValue(field, digits);
  if (!plain.ok || typeof plain.value !== 'number') return [];
  const number = Number(digits.replace(/\s/g, '').replace(',', '.'));
  return symbolsOf(unit.dimension)
    .filter((symbol) => fold(symbol).startsWith(fold(letters.trim())))
    .flatMap((symbol): ShownValue[] => {
      const value = inFieldUnit(field, number, symbol);
      if (value === undefined) return [];
      return [{ value, words: `${digits} ${symbol} = ${shownValue(field, value, locale).words}` }];
    })
    .slice(0, MOST_CHOICES);
}
