import type { Field } from '../fields/field.js';
import { optionNames } from './shown-options.js';
import type { Lead, Material } from './types.js';

/** The values that a question proposes for a field, each with the words that speak for it; empty when there is none. */
export function leadList(field: Field, { leads = {}, locale }: Material): string {
  const known = Object.hasOwn(leads, field.code) ? leads[field.code] : undefined;
  return (known ?? []).map((lead) => writeLead(field, lead, optionNames(field, locale))).join('; ');
}

function writeLead(field: Field, { value, words }: Lead, names: ReadonlyMap<string, string>): string {
  const name = typeof value === 'string' ? (names.get(value) ?? value) : valueText(field, value);
  const written = words?.replace(/\s+/g, ' ').trim();
  return written && written !== name ? `${JSON.stringify(name)} (${JSON.stringify(written)})` : JSON.stringify(name);
}

function valueText({ unit }: Field, value: unknown): string {
  return typeof value === 'number' && unit ? `${value} ${unit}` : String(value);
}
