import type { Field } from '../fields/field.js';
import { valueText } from '../fields/value-key.js';
import { optionNames } from './shown-options.js';
import type { CandidateHint, QuestionMaterial } from './types.js';
import { wordings } from './wording/index.js';

/** The values that a question proposes for a field, each with the words that speak for it; empty when there is none. */
export function hintList(field: Field, { hints = {}, locale }: QuestionMaterial): string {
  const known = Object.hasOwn(hints, field.code) ? hints[field.code] : undefined;
  return (known ?? []).map((hint) => writeHint(field, hint, optionNames(field, locale))).join('; ');
}

/** The values that a question proposes, a line for each field, with its code where there are several. */
export function hintLines(material: QuestionMaterial): string {
  const { fields, locale } = material;
  const lines = fields.flatMap((field) => {
    const hints = hintList(field, material);
    return hints ? [fields.length > 1 ? `- ${JSON.stringify(field.code)}: ${hints}` : hints] : [];
  });
  const between = fields.length > 1 ? '\n' : ' ';
  return lines.length > 0 ? [wordings[locale].hints, ...lines].join(between) : '';
}

function writeHint(field: Field, { value, words }: CandidateHint, names: ReadonlyMap<string, string>): string {
  const name = typeof value === 'string' ? (names.get(value) ?? value) : valueText(value, field);
  const written = words?.replace(/\s+/g, ' ').trim();
  return written && written !== name ? `${JSON.stringify(name)} (${JSON.stringify(written)})` : JSON.stringify(name);
}
