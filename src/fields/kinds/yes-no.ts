import { fold } from '../../text/fold.js';
import type { Option } from '../field.js';

const YES = new Set('oui yes ja si true vrai wahr'.split(' '));
const NO = new Set('non no nein nee false faux falsch'.split(' '));

/** Whether options are a yes and a no (or, for `only`, just that one) in any of the languages. */
export function isYesNo(options: readonly Option[], only?: 'yes' | 'no'): boolean {
  const says = (words: ReadonlySet<string>) =>
    options.some((option) => formsOf(option).some((form) => words.has(form)));
  if (only) return options.length === 1 && says(only === 'yes' ? YES : NO);
  return options.length === 2 && says(YES) && says(NO);
}

function formsOf(option: Option): readonly string[] {
  return [option.code, ...Object.values(option.labels)].map((form) => fold(form).trim());
}
