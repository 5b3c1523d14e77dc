import { UserError } from '../../errors.js';
import { parseAkeneo } from '../akeneo/parse-akeneo.js';
import type { Field, FieldType, Option } from '../field.js';
import { guidedDigits } from '../guideline-rules.js';
import { fieldTypes, kindOf } from '../kinds/kind-of.js';
import type { KindKey } from '../kinds/value-kind.js';
import { unitInLabel } from '../units/unit-in-label.js';
import { parseLabels } from './parse-labels.js';
import { parseOptions } from './parse-options.js';
import { parsePattern, parseTransform } from './parse-transform.js';

const TYPES = fieldTypes();
const KEYS =
  'code name label labels type multiple options unit decimals guideline pattern transform inferred akeneo'.split(' ');
const KIND_KEYS: readonly string[] = [
  'unit',
  'decimals',
  'pattern',
  'transform',
  'options',
  'multiple',
] satisfies KindKey[];

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads an entry of a field file. Keys that the field's type has no use for are ignored, and said so.
 * @param where the entry's place, such as `fields.json, entry 3`
 */
export function parseField(raw: unknown, where: string): { field: Field; ignoredKeys: readonly string[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new UserError(`${where}: expected an object with the keys name, label and type`);
  const entry = withoutNulls(raw);
  const code = parseCode(entry, where);
  const place = `${where}, field "${code}"`;
  const options = parseOptions(entry.options, place);
  const type = parseType(entry, options, place);
  const { label, labels } = parseLabels(entry, code, place);
  const takes = (key: KindKey) => kindOf({ type }).keys.includes(key);
  const field: Field = {
    ...{ code, label, labels, type },
    options: takes('options') ? (kindOf({ type }).keptOptions?.(options) ?? options) : [],
    multiple: takes('multiple') && parseFlag(entry.multiple, 'multiple', place),
    ...(takes('unit') && parseMeasure(entry, [label, ...Object.values(labels)], place)),
    ...(takes('pattern') && parsePattern(entry.pattern, place)),
    ...(takes('transform') && parseTransform(entry.transform ?? guidedSteps(entry.guideline), place)),
    ...(entry.guideline !== undefined && { guideline: textOf(entry.guideline, 'guideline', place) }),
    ...(entry.inferred !== undefined && { inferred: parseFlag(entry.inferred, 'inferred', place) }),
    ...parseAkeneo(entry.akeneo, place),
  };
  return { field, ignoredKeys: ignoredKeysOf(entry, type) };
}

function withoutNulls(entry: object): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== ''));
}

function parseCode(entry: Entry, where: string): string {
  const code = entry.code ?? entry.name;
  if (typeof code === 'number') return String(code);
  if (typeof code === 'string' && code.trim() !== '') return code.trim();
  throw new UserError(`${where}: expected the field's code as "name" or "code"`);
}

/** What a guideline asks for in so many words needs no transform of its own. */
function guidedSteps(guideline: unknown): unknown {
  const match = typeof guideline === 'string' ? guidedDigits(guideline) : undefined;
  return match === undefined ? undefined : [{ match }];
}

function parseType(entry: Entry, options: readonly Option[], place: string): FieldType {
  const type = TYPES.find((known) => known === entry.type);
  if (!type)
    throw new UserError(`${place}: type must be one of ${TYPES.join(', ')}, not ${JSON.stringify(entry.type ?? null)}`);
  const kind = kindOf({ type });
  const problem = kind.optionsProblem?.(options);
  if (problem !== undefined) throw new UserError(`${place}: ${problem}`);
  return entry.multiple === true ? type : (kind.typeByOptions?.(options) ?? type);
}

function parseMeasure(entry: Entry, labels: readonly string[], place: string) {
  const unit =
    entry.unit === undefined
      ? labels.map(unitInLabel).find((found) => found !== undefined)
      : textOf(entry.unit, 'unit', place);
  const { decimals } = entry;
  if (decimals !== undefined && !(Number.isInteger(decimals) && Number(decimals) >= 0 && Number(decimals) <= 12)) {
    throw new UserError(`${place}: decimals must be a whole number from 0 to 12, not ${JSON.stringify(decimals)}`);
  }
  return { ...(unit !== undefined && { unit }), ...(decimals !== undefined && { decimals: Number(decimals) }) };
}

function parseFlag(raw: unknown, key: string, place: string): boolean {
  if (raw === undefined || typeof raw === 'boolean') return raw ?? false;
  throw new UserError(`${place}: ${key} must be true or false, not ${JSON.stringify(raw)}`);
}

function textOf(raw: unknown, key: string, place: string): string {
  if (typeof raw === 'string') return raw.trim();
  throw new UserError(`${place}: ${key} must be a text, not ${JSON.stringify(raw)}`);
}

function ignoredKeysOf(entry: Entry, type: FieldType): readonly string[] {
  const used: readonly string[] = kindOf({ type }).keys;
  // A field of one value may say so.
  const isUseless = (key: string) =>
    KIND_KEYS.includes(key) && !used.includes(key) && !(key === 'multiple' && entry[key] === false);
  return Object.keys(entry).filter((key) => !KEYS.includes(key) || isUseless(key));
}
