import type { CommonModel, FieldModel } from './model.js';

const SMALLEST = 0.02;

/** A part as compact JSON: weights too small to matter are left out, numbers keep four digits. */
export function pack(part: CommonModel | FieldModel): string {
  return JSON.stringify(part, (_, value) => {
    if (value instanceof Map)
      return { '': [...value].filter(([, item]) => typeof item !== 'number' || Math.abs(item) >= SMALLEST).flat() };
    return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
  });
}

/** Reads what `pack` wrote. */
export function unpack<Part extends CommonModel | FieldModel>(body: string): Part {
  return revive(JSON.parse(body)) as Part;
}

/** Maps travel as flat lists of keys and values under an empty key. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  const flat = (value as Record<string, unknown>)[''];
  if (!Array.isArray(flat)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
  const map = new Map<unknown, unknown>();
  for (let i = 0; i < flat.length; i += 2)
    map.set(flat[i], typeof flat[i + 1] === 'object' ? revive(flat[i + 1]) : flat[i + 1]);
  return map;
}
