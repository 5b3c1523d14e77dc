import type { Field } from '../fields/field.js';
import { valueText } from '../fields/value-key.js';
import { optionNames } from './shown-options.js';
import type { CandidateHint, QuestionMaterial } from './types.js';

/** The values that a question proposes for a field, each with the words that speak for it; empty when there is none. */
export function hintList(field: Field, { hints = {}, locale }: QuestionMaterial): string {
  const known = Object.hasOwn(hints, field.code) ? hints[field.code] : undefined;
  return (known ?? []).map((hint) => writeHint(field, hint, optionNames(field, locale))).join('; ');
}

function writeHint(field: Field, { value, words }: CandidateHint, names: ReadonlyMap<string, string>): string {
  const name = typeof value === 'string' ? (names.get(value) ?? value) : valueText(value, field);
  const written = words?.replace(/\s+/g, ' ').trim();
  return written && written !== name ? `${JSON.stringify(name)} (${JSON.stringify(written)})` : JSON.stringify(name);
}
