import type { Field, Locale, Option } from '../fields/field.js';
import type { QuestionMaterial } from './types.js';

/** The options of a field that a prompt shows, by the names it gives them. */
export function shownOptions(field: Field, { shownOptions: shown = {}, locale }: QuestionMaterial): readonly string[] {
  const names = optionNames(field, locale);
  const codes = Object.hasOwn(shown, field.code) ? shown[field.code] : undefined;
  return codes ? codes.flatMap((code) => names.get(code) ?? []) : [...names.values()];
}

const remembered = new WeakMap<Field, Map<Locale, ReadonlyMap<string, string>>>();

/** What a prompt calls each option, by code: its label in the language of the prompt; its code where it has none, or shares it with another option. */
export function optionNames(field: Field, locale: Locale): ReadonlyMap<string, string> {
  const known = remembered.get(field) ?? new Map<Locale, ReadonlyMap<string, string>>();
  const names = known.get(locale) ?? nameOptions(field.options, locale);
  remembered.set(field, known.set(locale, names));
  return names;
}

function nameOptions(options: readonly Option[], locale: Locale): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { labels, code } of options) {
    const label = labels[locale] ?? code;
    uses.set(label, (uses.get(label) ?? 0) + 1);
  }
  return new Map(
    options.map(({ labels, code }) => {
      const label = labels[locale] ?? code;
      return [code, uses.get(label) === 1 ? label : code];
    }),
  );
}
