import { memoize } from '../../memoize.js';
import type { Locale, Option } from '../field.js';
import { alternativesOf, type Phrase, preparePhrase } from '../words/phrase.js';
import { optionKey } from './option-index.js';
import { inflected, isSubstance, type OtherName, otherNames, respelled } from './option-synonyms.js';

/** One way to write an option. */
export interface OptionPhrase {
  readonly code: string;
  readonly phrase: Phrase;
  /** Whether it is only a part of the option's name: `Rings` of `Rings/Bands`. */
  readonly partial: boolean;
  /** The language of the only texts that it is believed in: `rot` is no colour in an English one. */
  readonly locale?: Locale;
}

/** Every way to write every option of a list, prepared once. */
export const optionPhrases = memoize((options: readonly Option[]): readonly OptionPhrase[] => {
  const taken = new Set<string>();
  const prepareAll = (formsOf: (option: Option) => readonly OtherName[], partial: boolean) =>
    options.flatMap((option) =>
      formsOf(option).flatMap(({ name, locale }) => {
        const key = optionKey(name);
        const phrase = taken.has(key) ? undefined : preparePhrase(name);
        taken.add(key);
        return phrase ? [{ code: option.code, phrase, partial, ...(locale && { locale }) }] : [];
      }),
    );
  const plain = (names: readonly string[]) => names.map((name) => ({ name }));
  return [
    ...prepareAll((option) => plain(wholeForms(option)), false),
    ...prepareAll(otherForms, false),
    ...prepareAll((option) => plain(wholeForms(option).filter(isNoBlend).flatMap(alternativesOf)), true),
  ];
});

/** `noir/blanc` is both together, and so is `PC/ABS`: neither names it alone. */
function isNoBlend(name: string): boolean {
  if (/^\p{Lu}{2,4}\/\p{Lu}{2,4}$/u.test(name.trim())) return false;
  const parts = alternativesOf(name);
  return parts.length < 2 || !parts.every((part) => isSubstance([part]));
}

/** What else an option is called, and other ways to write its names. */
function otherForms(option: Option): readonly OtherName[] {
  const names = wholeForms(option);
  const written = [...names, ...inflected(option.labels.de)];
  const others = otherNames(names);
  return [
    ...written.flatMap(respelled).map((name) => ({ name })),
    ...written.map((name) => ({ name })),
    ...others,
    ...others.flatMap((other) => respelled(other.name).map((name) => ({ ...other, name }))),
  ];
}

/** Labels and spellings, and the code where it says something: `3` beside the label `classe 3` does not. */
function wholeForms(option: Option): readonly string[] {
  const words = [...Object.values(option.labels), ...option.spellings];
  const isOpaque = words.length > 0 && !/\p{L}{2}/u.test(option.code);
  return isOpaque ? words : [option.code, ...words];
}
