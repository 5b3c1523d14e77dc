import type { Field, Locale, Option } from '../fields/field.js';

/** What a prompt calls an option: its label in the language of the prompt, or its code. */
export function optionName(option: Option, locale: Locale): string {
  return option.labels[locale] ?? option.code;
}

/** The options of a field that a prompt shows, in its order; all of them unless some are named. */
export function shownOptions(field: Field, codes: readonly string[] | undefined): readonly Option[] {
  if (!codes) return field.options;
  const known = new Map(field.options.map((option) => [option.code, option]));
  return codes.flatMap((code) => known.get(code) ?? []);
}
