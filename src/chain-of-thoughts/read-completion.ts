import type { Field } from '../fields/field.js';
import { fold } from '../fields/fold.js';
import { cleanCompletion } from './clean-completion.js';
import { findJson, parseJson } from './find-json.js';
import { namesOf, readLines } from './read-lines.js';
import type { RawAnswer } from './types.js';

type Members = ReadonlyMap<string, unknown>;

const VALUE_KEYS = ['value', 'answer', 'valeur', 'reponse', 'wert', 'antwort', 'result'];
const QUOTE_KEYS = ['quote', 'evidence', 'citation', 'zitat'];

/** Reads a completion whatever its form: a plain value, JSON (fenced, broken, cut off, keyed by code or label), or lines of label and value. Never throws. */
export function readCompletion(completion: string, fields: readonly Field[]): readonly RawAnswer[] {
  const { text, thinking } = cleanCompletion(completion);
  const bare = withoutFence(text);
  return readAnyJson(bare, fields, thinking) ?? readPlain(bare, fields, thinking);
}

function withoutFence(text: string): string {
  const opened = text.replace(/^(?:```|~~~)\w*\s*/, '');
  return (/(?:```|~~~)$/.test(opened) ? opened.slice(0, -3) : opened).trim();
}

/** What the JSON in a text says, the last word of a thought counting first; undefined when it says nothing of the fields. */
function readAnyJson(text: string, fields: readonly Field[], thinking: boolean): readonly RawAnswer[] | undefined {
  const found = findJson(text).filter((json) => isObject(json) || isListOfObjects(json) || text.startsWith('['));
  for (const json of thinking ? found.toReversed() : found) {
    const answers = readJson(json, fields);
    if (answers.some(({ raw }) => raw !== undefined)) return answers;
  }
  return undefined;
}

/** A thought is no answer, and neither are pieces of JSON that cannot be read. A bare number stays text: it may be a part number. */
function readPlain(text: string, fields: readonly Field[], thinking: boolean): readonly RawAnswer[] {
  const readable = !thinking && !/^[{[]/.test(text);
  const lines = readable ? readLines(text, fields) : [];
  return fields.map(({ code }, index) => {
    const scalar = readable && fields.length === 1 ? parseJson(text) : undefined;
    return { field: code, raw: scalar === undefined || typeof scalar === 'number' ? lines[index] : scalar };
  });
}

function readJson(json: unknown, fields: readonly Field[]): readonly RawAnswer[] {
  const members = membersOf(json);
  return fields.map((field) => {
    const value = members ? findMember(members, field, fields.length === 1) : listFor(json, fields);
    return { field: field.code, ...readValue(value, field) };
  });
}

/** An object's members by folded key; a list of `{field, value}` objects counts as one, and so does what an object wraps. */
function membersOf(json: unknown): Members | undefined {
  if (isListOfObjects(json)) return membersOfList(json);
  if (!isObject(json)) return undefined;
  const members = new Map(Object.entries(json).map(([key, value]): [string, unknown] => [fold(key).trim(), value]));
  const [only] = members.values();
  const wrapped = members.size === 1 && isObject(only) && !hasAny(only, [...VALUE_KEYS, ...QUOTE_KEYS]);
  return wrapped ? new Map([...members, ...(membersOf(only) ?? [])]) : members;
}

function membersOfList(list: readonly Record<string, unknown>[]): Members {
  return new Map(
    list.flatMap((entry): [string, unknown][] => {
      const key = entry.field ?? entry.code ?? entry.label ?? entry.name ?? entry.champ ?? entry.feld;
      if (typeof key === 'string') return [[fold(key).trim(), entry]];
      return [...(membersOf(entry) ?? [])];
    }),
  );
}

function findMember(members: Members, field: Field, single: boolean): unknown {
  const names = namesOf(field);
  const key = names.find((name) => members.has(name));
  if (key !== undefined) return members.get(key);
  if (!single) return undefined;
  if (VALUE_KEYS.some((name) => members.has(name))) return Object.fromEntries(members);
  const others = [...members].filter(([name]) => !QUOTE_KEYS.includes(name));
  return others.length === 1 ? others[0]?.[1] : undefined;
}

/** A bare list answers a single field. */
function listFor(json: unknown, fields: readonly Field[]): unknown {
  return fields.length === 1 ? json : undefined;
}

/** Takes value, quote and unit out of an answer object; a list of one is that one where the field holds one value. */
function readValue(value: unknown, field: Field): Omit<RawAnswer, 'field'> {
  if (Array.isArray(value) && value.length === 1 && !field.multiple) return readValue(value[0], field);
  if (!isObject(value)) return { raw: value };
  const members = new Map(Object.entries(value).map(([key, member]): [string, unknown] => [fold(key).trim(), member]));
  const key = VALUE_KEYS.find((name) => members.has(name));
  if (key === undefined) return { raw: undefined };
  const quote = QUOTE_KEYS.map((name) => members.get(name)).find((words) => typeof words === 'string' && words.trim());
  const { raw } = readValue(members.get(key), field);
  const unit = members.get('unit');
  return {
    raw: typeof raw === 'number' && typeof unit === 'string' && unit ? `${raw} ${unit}` : raw,
    ...(typeof quote === 'string' && { quote }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function hasAny(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(value).some((key) => keys.includes(fold(key).trim()));
}
