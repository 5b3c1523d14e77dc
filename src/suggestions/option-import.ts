import type { Locale } from '../fields/field.js';
import { csvRow } from '../output/csv.js';
import type { OptionSuggestion } from './collect-suggestions.js';
import { akeneoCode } from './take-words.js';

/** Akeneo's import profiles read semicolons unless they are told otherwise. */
const STYLE = { delimiter: ';', decimal: '.', guarded: false } as const;

/** How Akeneo writes the languages where no locale is configured. */
const LOCALES: Readonly<Record<Locale, string>> = { fr: 'fr_FR', en: 'en_US', de: 'de_DE' };

/** Suggestions as rows of Akeneo's import of attribute options (`code;attribute;sort_order;label-fr_FR`), after those that are there. */
export function optionImport(
  suggestions: readonly OptionSuggestion[],
  language: Locale,
  locale = LOCALES[language],
): { readonly text: string; readonly count: number } {
  const last = new Map<string, number>();
  const rows = suggestions.map(({ field, words }) => {
    const order = (last.get(field.code) ?? field.options.length) + 1;
    last.set(field.code, order);
    return csvRow([akeneoCode(words), field.code, order, words], STYLE);
  });
  return {
    text: csvRow(['code', 'attribute', 'sort_order', `label-${locale}`], STYLE) + rows.join(''),
    count: rows.length,
  };
}
