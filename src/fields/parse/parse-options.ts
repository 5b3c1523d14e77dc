import { UserError } from '../../errors.js';
import type { Option } from '../field.js';
import { parseLabels } from './parse-labels.js';

/** Reads the options of a field file: texts or `{code, label, labels, spellings}`; those that differ only in case become one. */
export function parseOptions(raw: unknown, place: string): readonly Option[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw new UserError(`${place}: options must be a list, not ${JSON.stringify(raw)}`);
  const options = new Map<string, Option>();
  for (const [index, item] of raw.entries()) {
    const option = parseOption(item, `${place}, option ${index + 1}`);
    const key = option.code.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
    const known = options.get(key);
    options.set(key, known ? merge(known, option) : option);
  }
  return [...options.values()];
}

function parseOption(raw: unknown, place: string): Option {
  if (typeof raw === 'string' || typeof raw === 'number')
    return { code: codeOf(raw, place), labels: {}, spellings: [] };
  if (typeof raw !== 'object' || raw === null)
    throw new UserError(`${place}: expected a text or an object with a code, not ${JSON.stringify(raw)}`);
  const entry = raw as Readonly<Record<string, unknown>>;
  const code = codeOf(entry.code ?? entry.name ?? entry.label, place);
  const { label, labels } = parseLabels(entry, code, place);
  const isNew = label !== code && !Object.values(labels).includes(label);
  return { code, labels, spellings: [...(isNew ? [label] : []), ...spellingsOf(entry.spellings, place)] };
}

function codeOf(raw: unknown, place: string): string {
  if ((typeof raw === 'string' && raw.trim() !== '') || typeof raw === 'number') return String(raw).trim();
  throw new UserError(`${place}: expected a text, not ${JSON.stringify(raw)}`);
}

function spellingsOf(raw: unknown, place: string): readonly string[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw) && raw.every((spelling) => typeof spelling === 'string'))
    return raw.map((spelling) => spelling.trim()).filter(Boolean);
  throw new UserError(`${place}: spellings must be a list of texts, not ${JSON.stringify(raw)}`);
}

function merge(known: Option, other: Option): Option {
  const written = other.code === known.code ? [] : [other.code];
  const spellings = [...new Set([...known.spellings, ...written, ...other.spellings])];
  return { code: known.code, labels: { ...other.labels, ...known.labels }, spellings };
}
