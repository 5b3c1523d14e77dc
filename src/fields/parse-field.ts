import { UserError } from '../errors.js';
import type { Field, FieldType, Labels, Option } from './field.js';

const KNOWN = [
  'name',
  'code',
  'label',
  'labels',
  'type',
  'multiple',
  'options',
  'unit',
  'decimals',
  'guideline',
  'pattern',
  'transform',
];

/** Reads an entry of a field file. @param where the entry's place for error messages, such as `fields.json, entry 3` */
export function parseField(raw: unknown, where: string): { field: Field; ignoredKeys: readonly string[] } {
  if (typeof raw !== 'object' || raw === null) throw new UserError(`${where}: expected an object`);
  const entry = raw as Record<string, unknown>;
  const code = String(entry.code ?? entry.name);
  const labels = (entry.labels ?? {}) as Labels;
  const label = String(entry.label ?? labels.fr ?? labels.en ?? labels.de ?? code);
  const options = ((entry.options ?? []) as unknown[]).map(parseOption);
  const yesNo = options.length === 2 && options.every((option) => /^(?:oui|non|yes|no|ja|nein)$/i.test(option.code));
  const type = (yesNo ? 'boolean' : (entry.type ?? 'text')) as FieldType;
  const unit = (entry.unit ?? /\(([^()]*(?:\([^()]*\))?[^()]*)\)\s*$/.exec(label)?.[1]) as string | undefined;
  const field: Field = {
    code,
    label,
    labels,
    type,
    multiple: entry.multiple === true,
    options: yesNo ? [] : options,
    ...(type === 'number' && unit && { unit }),
    ...(typeof entry.decimals === 'number' && { decimals: entry.decimals }),
    ...(typeof entry.guideline === 'string' && { guideline: entry.guideline }),
    ...(typeof entry.pattern === 'string' && { pattern: entry.pattern }),
    ...(Array.isArray(entry.transform) && { transform: entry.transform }),
  };
  return { field, ignoredKeys: Object.keys(entry).filter((key) => !KNOWN.includes(key)) };
}

function parseOption(raw: unknown): Option {
  if (typeof raw === 'string') return { code: raw, labels: {}, spellings: [] };
  const { code, labels, spellings } = raw as Partial<Option>;
  return { code: String(code), labels: labels ?? {}, spellings: spellings ?? [] };
}
