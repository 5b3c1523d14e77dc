import { UserError } from '../errors.js';
import type { Field, Locale, Option } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { fold } from '../text/fold.js';

/** Words that become a spelling of an option, or an option of their own where none is named. */
export interface TakenWords {
  readonly words: string;
  /** The code or a label of the option that they are a spelling of. */
  readonly option?: string | undefined;
}

/**
 * A field that knows some words.
 * @param locale the language of the words
 * @throws UserError for a field without a list, an option that it has not, and words that are an option of it already
 */
export function withWords(field: Field, { words, option }: TakenWords, locale: Locale): Field {
  if (!kindOf(field).isListed) throw new UserError(`${field.code} has no list of options: only those take spellings`);
  const known = optionCalled(field, words);
  if (known) throw new UserError(`"${words}" is ${known.code} of ${field.code} already`);
  if (option === undefined) return { ...field, options: [...field.options, newOption(field, words, locale)] };
  const target = optionCalled(field, option);
  if (!target)
    throw new UserError(`${field.code} has no option "${option}": akeneo-lookup fields ${field.code} lists them`);
  const spelt = { ...target, spellings: [...target.spellings, words] };
  return { ...field, options: field.options.map((one) => (one === target ? spelt : one)) };
}

/** An attribute of Akeneo takes codes of its own form; another list is called by its words. */
function newOption({ akeneo }: Field, words: string, locale: Locale): Option {
  return { code: akeneo ? akeneoCode(words) : words, labels: { [locale]: words }, spellings: [] };
}

/** Words as a code of Akeneo's, of small letters, digits and underscores. @throws UserError where none is left */
export function akeneoCode(words: string): string {
  const code = fold(words)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (code !== '') return code;
  throw new UserError(`"${words}" gives no code of Akeneo's, which has letters, digits and underscores`);
}

/** The option that has a code, a label or a spelling. */
export function optionCalled({ options }: Field, name: string): Option | undefined {
  const wanted = fold(name);
  return (
    options.find(({ code }) => code === name) ??
    options.find(({ code, labels, spellings }) =>
      [code, ...Object.values(labels), ...spellings].some((one) => fold(one) === wanted),
    )
  );
}
