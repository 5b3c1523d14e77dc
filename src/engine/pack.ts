import type { CommonModel, FieldModel } from './model.js';

/** A part as compact JSON: maps become flat lists of keys and values, numbers keep three digits. */
export function pack(part: CommonModel | FieldModel): string {
  return JSON.stringify(part, (_, value) => {
    if (value instanceof Map) return { '': [...value].flat() };
    return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
  });
}

/** Reads what `pack` wrote. */
export function unpack<Part extends CommonModel | FieldModel>(body: string): Part {
  return revive(JSON.parse(body)) as Part;
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
