import type { Field } from '../fields/field.js';
import { optionName, shownOptions } from './option-name.js';
import type { Material } from './types.js';
import { wordings } from './wording/index.js';

/** What a prompt calls a field: its label in the language of the prompt. */
export function fieldLabel(field: Field, { locale }: Pick<Material, 'locale'>): string {
  return field.labels[locale] ?? field.label;
}

/** One field on lines of its own: label, kind of value, options and guideline. */
export function describeField(field: Field, material: Material): string {
  const wording = wordings[material.locale];
  const lines = [`${wording.field} ${fieldLabel(field, material)} (${kindOf(field, material)})`];
  const options = optionList(field, material);
  if (options) lines.push(`${wording.options} ${options}`);
  if (material.withGuideline && field.guideline) lines.push(`${wording.guideline} ${field.guideline}`);
  return lines.join('\n');
}

/** Several fields, one a line, each behind the code that its answer goes under. */
export function describeFields(material: Material): string {
  const wording = wordings[material.locale];
  const lines = material.fields.map((field) => {
    const options = optionList(field, material);
    const guideline = material.withGuideline && field.guideline ? ` ${wording.guideline} ${field.guideline}` : '';
    const line = `- "${field.code}": ${fieldLabel(field, material)} (${kindOf(field, material)})`;
    return `${line}${options ? `. ${wording.options} ${options}` : ''}${guideline}`;
  });
  return [wording.fields, ...lines].join('\n');
}

function kindOf(field: Field, material: Material): string {
  const { kinds } = wordings[material.locale];
  if (field.type === 'number') return field.unit ? kinds.numberIn(field.unit) : kinds.number;
  if (field.type === 'select' && !optionList(field, material)) return kinds.text;
  return field.type === 'select' && field.multiple ? kinds.multiple : kinds[field.type];
}

function optionList(field: Field, { shownOptions: shown, locale }: Material): string {
  if (field.type !== 'select') return '';
  return shownOptions(field, shown?.[field.code])
    .map((option) => JSON.stringify(optionName(option, locale)))
    .join(', ');
}
