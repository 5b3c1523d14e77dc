import { memoize } from '../../memoize.js';
import type { Option } from '../field.js';
import { alternativesOf, type Phrase, preparePhrase } from '../words/phrase.js';
import { optionKey } from './option-index.js';
import { inflected, otherNames, respelled } from './option-synonyms.js';

/** One way to write an option. */
export interface OptionPhrase {
  readonly code: string;
  readonly phrase: Phrase;
  /** Whether it is only a part of the option's name: `Rings` of `Rings/Bands`. */
  readonly partial: boolean;
}

/** Every way to write every option of a list, prepared once. */
export const optionPhrases = memoize((options: readonly Option[]): readonly OptionPhrase[] => {
  const taken = new Set<string>();
  const prepareAll = (formsOf: (option: Option) => readonly string[], partial: boolean) =>
    options.flatMap((option) =>
      formsOf(option).flatMap((form) => {
        const key = optionKey(form);
        const phrase = taken.has(key) ? undefined : preparePhrase(form);
        taken.add(key);
        return phrase ? [{ code: option.code, phrase, partial }] : [];
      }),
    );
  const named = prepareAll(wholeForms, false);
  const whole = [...named, ...prepareAll(otherForms, false)];
  return [...whole, ...prepareAll((option) => wholeForms(option).flatMap(alternativesOf), true)];
});

/** What else an option is called, and other ways to write its names. */
function otherForms(option: Option): readonly string[] {
  const names = wholeForms(option);
  const all = [...names, ...otherNames(names), ...inflected(option.labels.de)];
  return [...all, ...all.flatMap(respelled)];
}

/** Labels and spellings, and the code where it says something: `3` beside the label `classe 3` does not. */
function wholeForms(option: Option): readonly string[] {
  const words = [...Object.values(option.labels), ...option.spellings];
  const isOpaque = words.length > 0 && !/\p{L}{2}/u.test(option.code);
  return isOpaque ? words : [option.code, ...words];
}
