import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { parseUnit } from '../fields/units/units.js';
import { fold } from '../text/fold.js';
import { escapePattern } from '../text/patterns.js';
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
  const lines = [`${wording.field} ${fieldLabel(field, material)} (${valuesOf(field, material)})`];
  const options = optionList(field, material);
  if (options) lines.push(`${wording.options} ${options}`);
  const guideline = adviceOf(field, material);
  if (guideline) lines.push(`${wording.guideline} ${guideline}`);
  const hints = hintList(field, material);
  if (hints) lines.push(`${wording.hints} ${hints}`);
  return lines.join('\n');
});

/**
 * Several fields, one per line, each behind the code that its answer goes under. Options and guidelines that are alike, but
 * for the name of the field, are said once.
 */
export function describeFields(material: QuestionMaterial): string {
  const wording = wordings[material.locale];
  const { fields } = material;
  const named = namePattern(fields.map((field) => fieldLabel(field, material)));
  const alike = (field: Field) => adviceOf(field, material).replace(named, '…');
  const advice = groupBy(fields, alike);
  const options = groupBy(fields, (field) => optionList(field, material));
  const lines = fields.map((field) => {
    const shared = (advice.get(alike(field)) ?? []).length > 1;
    const [first = field] = options.get(optionList(field, material)) ?? [];
    return describeInLine(field, material, shared ? '' : adviceOf(field, material), first);
  });
  const said = [...advice].flatMap(([text, own]) => {
    const codes = own.map(({ code }) => JSON.stringify(code)).join(', ');
    return text && own.length > 1 ? [`${wording.sharedGuideline(codes)} ${text}`] : [];
  });
  return [wording.fields, ...lines, ...said].join('\n');
}

/** @param first the first field that has these very options */
function describeInLine(field: Field, material: QuestionMaterial, guideline: string, first: Field): string {
  const wording = wordings[material.locale];
  const own = optionList(field, material);
  const same = first === field ? `${wording.options} ${own}` : wording.sameOptions(JSON.stringify(first.code));
  const hints = hintList(field, material);
  return [
    `- "${field.code}": ${fieldLabel(field, material)} (${valuesOf(field, material)})`,
    ...(own ? [same] : []),
    ...(guideline ? [`${wording.guideline} ${guideline}`] : []),
    ...(hints ? [`${wording.hints} ${hints}`] : []),
  ].join('. ');
}

/** What the guideline says beyond the list of options, which a prompt shows anyway. */
const adviceOf = onceWhole((field: Field, material: QuestionMaterial): string => {
  if (!material.withGuideline || !field.guideline) return '';
  if (!optionList(field, material)) return oneLine(field.guideline);
  const names = new Set(field.options.flatMap(({ code, labels }) => [code, ...Object.values(labels)]).map(fold));
  const lines = field.guideline.split('\n').filter((line) => line.trim() !== '');
  const isOption = (line: string | undefined) =>
    line !== undefined && names.has(fold(line.replace(/^[\s\-*•]+/, '')).trim());
  const kept = lines.filter((line, index) => !isOption(line) && !(/:\s*$/.test(line) && isOption(lines[index + 1])));
  return oneLine(kept.join('\n'));
});

/** Finds the labels of fields as whole words: advice for several fields often differs in them alone. */
function namePattern(labels: readonly string[]): RegExp {
  const names = labels.map((label) => escapePattern(label.trim())).filter(Boolean);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'giu');
}

function groupBy(fields: readonly Field[], keyOf: (field: Field) => string): ReadonlyMap<string, readonly Field[]> {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const key = keyOf(field);
    const known = groups.get(key);
    if (known) known.push(field);
    else groups.set(key, [field]);
  }
  return groups;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A list that is not shown is asked for as a text. */
function valuesOf(field: Field, material: QuestionMaterial): string {
  const { kinds } = wordings[material.locale];
  if (kindOf(field).isListed && !optionList(field, material)) return kinds.text.one;
  const { one, several, inUnit } = kinds[field.type];
  if (field.unit && inUnit) return inUnit(field.unit);
  return (field.multiple && several) || one;
}

const optionList = onceWhole((field: Field, material: QuestionMaterial): string => {
  if (!kindOf(field).isListed) return '';
  return shownOptions(field, material)
    .map((name) => JSON.stringify(name))
    .join(', ');
});
