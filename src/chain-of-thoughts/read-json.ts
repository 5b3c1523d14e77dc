import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { fold } from '../text/fold.js';
import { namesOf } from './read-lines.js';
import type { RawAnswer } from './types.js';

type Members = ReadonlyMap<string, unknown>;

const VALUE_KEYS = ['value', 'answer', 'valeur', 'reponse', 'wert', 'antwort', 'result'];
const QUOTE_KEYS = ['quote', 'evidence', 'citation', 'zitat'];
const UNIT_KEYS = ['unit', 'unite', 'einheit'];
const FIELD_KEYS = ['field', 'code', 'label', 'name', 'champ', 'feld'];

/** Reads parsed JSON: an object by code or label (also one within another), a list of objects, or for one field a value of its own. */
export function readJson(json: unknown, fields: readonly Field[]): readonly RawAnswer[] {
  const members = isListOfObjects(json) ? membersOfList(json) : isObject(json) ? membersOf(json) : undefined;
  const single = fields.length === 1;
  return fields.map((field) => {
    const value = members ? findMember(members, field, single) : single ? json : undefined;
    return { field: field.code, ...readValue(value, field) };
  });
}

/** Whether a JSON value can say which field it speaks of. */
export function hasMembers(json: unknown): boolean {
  return isObject(json) || isListOfObjects(json);
}

function membersOf(object: Record<string, unknown>): Members {
  return new Map(Object.entries(object).map(([key, value]) => [fold(key).trim(), value]));
}

/** A list of `{field, value}` objects, or of objects by code, is one object. */
function membersOfList(list: readonly Record<string, unknown>[]): Members {
  return new Map(
    list.flatMap((entry): [string, unknown][] => {
      const members = membersOf(entry);
      const name = firstOf(members, FIELD_KEYS);
      return typeof name === 'string' ? [[fold(name).trim(), entry]] : [...members];
    }),
  );
}

function findMember(members: Members, field: Field, single: boolean): unknown {
  const inner = [...members.values()].filter(isObject).map(membersOf);
  const own = [members, ...inner].find((candidate) => namesOf(field).some((name) => candidate.has(name)));
  if (own) return firstOf(own, namesOf(field));
  if (!single) return undefined;
  if (hasAny(members, objectKeys(field))) return Object.fromEntries(members);
  if (hasAny(members, VALUE_KEYS)) return Object.fromEntries(members);
  const others = [...members].filter(([name]) => !QUOTE_KEYS.includes(name));
  return others.length === 1 ? others[0]?.[1] : undefined;
}

/** Takes value, quote and unit out of an answer object; a list of one is that one where the field holds one value. */
function readValue(value: unknown, field: Field): Omit<RawAnswer, 'field'> {
  if (Array.isArray(value) && value.length === 1 && !field.multiple) return readValue(value[0], field);
  if (!isObject(value)) return { raw: value };
  const members = membersOf(value);
  if (hasAny(members, objectKeys(field)))
    return { raw: Object.fromEntries(objectKeys(field).map((key) => [key, members.get(key)])) };
  if (!hasAny(members, VALUE_KEYS)) return { raw: undefined };
  const { raw } = readValue(firstOf(members, VALUE_KEYS), field);
  const quote = firstOf(members, QUOTE_KEYS);
  return {
    raw: withUnit(raw, firstOf(members, UNIT_KEYS)),
    ...(typeof quote === 'string' && quote.trim() && { quote }),
  };
}

/** `{"value": 142, "unit": "cm"}` says `142 cm`. */
function withUnit(raw: unknown, unit: unknown): unknown {
  const bare = typeof raw === 'number' || (typeof raw === 'string' && /^[\d\s.,/-]+$/.test(raw));
  return bare && typeof unit === 'string' && unit.trim() ? `${raw} ${unit}` : raw;
}

/** The keys of the field's own values, where these are objects (`min` and `max` of a range). */
function objectKeys(field: Field): readonly string[] {
  return kindOf(field).objectKeys ?? [];
}

function firstOf(members: Members, names: readonly string[]): unknown {
  const key = names.find((name) => members.has(name));
  return key === undefined ? undefined : members.get(key);
}

function hasAny(members: Members, names: readonly string[]): boolean {
  return names.some((name) => members.has(name));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
