import type { Tagger } from '../tagging/tagger.js';
import type { FieldModel, SharedModel } from './model.js';

/** Marks what this version of the engine learns; raise it when the shape of parts or the meaning of features changes. */
const FORMAT = '37:';

/** Whether a stored part was learnt by this version of the engine; another one's weights would mislead it. */
export function isCurrentPart(body: string): boolean {
  return body.startsWith(FORMAT);
}

/** JSON as a part of this version. */
export function markPart(json: string): string {
  return FORMAT + json;
}

/** The JSON of a part; undefined when there is none, or only another version's. */
export function jsonOfPart(body: string | undefined): string | undefined {
  return body !== undefined && isCurrentPart(body) ? body.slice(FORMAT.length) : undefined;
}

/** A part as compact JSON: maps become flat lists of keys and values, numbers keep three digits. */
export function pack(part: SharedModel | FieldModel | Tagger): string {
  const json = JSON.stringify(part, (_, value) => {
    if (value instanceof Map) return { '': [...value].flat() };
    return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
  });
  return markPart(json);
}

/** Reads what `pack` wrote; undefined when there is nothing, or only what another version learnt. */
export function unpack<Part extends SharedModel | FieldModel | Tagger>(body: string | undefined): Part | undefined {
  const json = jsonOfPart(body);
  return json === undefined ? undefined : (revive(JSON.parse(json)) as Part);
}

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  const flat = (value as Record<string, unknown>)[''];
  if (!Array.isArray(flat)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
  const map = new Map<unknown, unknown>();
  for (let i = 0; i < flat.length; i += 2) map.set(flat[i], revive(flat[i + 1]));
  return map;
}
