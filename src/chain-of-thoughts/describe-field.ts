import type { Field } from '../fields/field.js';
import { parseUnit } from '../fields/units/units.js';
import { hintList } from './hint-list.js';
import { onceWhole } from './once-whole.js';
import { shownOptions } from './shown-options.js';
import type { QuestionMaterial } from './types.js';
import { wordings } from './wording/index.js';

/** What a prompt calls a field: its label in the language of the prompt, without a unit in brackets, which may be out of date. */
export function fieldLabel(field: Field, { locale }: Pick<QuestionMaterial, 'locale'>): string {
  const label = field.labels[locale] ?? field.label;
  const [whole, unit] = /\s*\(((?:[^()]|\([^()]*\))+)\)\s*$/.exec(label) ?? [];
  const stated = whole && unit && field.unit && (unit === field.unit || parseUnit(unit));
  return stated ? label.slice(0, -whole.length) : label;
}

/** One field on lines of its own: label, kind of value, options and guideline. */
export const describeField = onceWhole((field: Field, material: QuestionMaterial): string => {
  const wording = wordings[material.locale];
  const lines = [`${wording.field} ${fieldLabel(field, material)} (${kindOf(field, material)})`];
  const options = optionList(field, material);
  if (options) lines.push(`${wording.options} ${options}`);
  if (material.withGuideline && field.guideline) lines.push(`${wording.guideline} ${oneLine(field.guideline)}`);
  const hints = hintList(field, material);
  if (hints) lines.push(`${wording.hints} ${hints}`);
  return lines.join('\n');
});

/** Several fields, one per line, each behind the code that its answer goes under. */
export function describeFields(material: QuestionMaterial): string {
  const wording = wordings[material.locale];
  return [wording.fields, ...material.fields.map((field) => describeInLine(field, material))].join('\n');
}

const describeInLine = onceWhole((field: Field, material: QuestionMaterial): string => {
  const wording = wordings[material.locale];
  const options = optionList(field, material);
  const guideline =
    material.withGuideline && field.guideline ? `. ${wording.guideline} ${oneLine(field.guideline)}` : '';
  const line = `- "${field.code}": ${fieldLabel(field, material)} (${kindOf(field, material)})`;
  const hints = hintList(field, material);
  const last = hints ? `. ${wording.hints} ${hints}` : '';
  return `${line}${options ? `. ${wording.options} ${options}` : ''}${guideline}${last}`;
});

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function kindOf(field: Field, material: QuestionMaterial): string {
  const { kinds } = wordings[material.locale];
  if (field.type === 'number' && field.unit) return kinds.numberIn(field.unit);
  if (field.type === 'range' && field.unit) return kinds.rangeIn(field.unit);
  if (field.type === 'select' && !optionList(field, material)) return kinds.text;
  return field.type === 'select' && field.multiple ? kinds.multiple : kinds[field.type];
}

function optionList(field: Field, material: QuestionMaterial): string {
  if (field.type !== 'select') return '';
  return shownOptions(field, material)
    .map((name) => JSON.stringify(name))
    .join(', ');
}
