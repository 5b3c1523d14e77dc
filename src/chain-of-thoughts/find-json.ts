import { jsonrepair } from 'jsonrepair';
import { isTooNested } from '../text/nesting.js';
import { type JsonSlice, sliceJson } from './slice-json.js';

/** The most places of a text that are tried. */
const TRIES = 32;

/** The JSON objects and arrays that stand in a text, in order, mended where they are broken; of one that is cut off, only what is finished. */
export function findJson(text: string): readonly unknown[] {
  const whole = parseJson(text);
  if (typeof whole === 'object' && whole !== null) return [whole];
  const found: unknown[] = [];
  let from = 0;
  for (let tries = 0; tries < TRIES; tries++) {
    const start = nextOpening(text, from);
    if (start < 0) break;
    const slice = sliceJson(text, start);
    const value = slice && mend(slice);
    if (value !== undefined) found.push(value);
    from = value === undefined || !slice ? start + 1 : slice.end;
  }
  return found;
}

/** A JSON value, or undefined when the text is not JSON, or nested as no answer is. */
export function parseJson(text: string): unknown {
  if (isTooNested(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nextOpening(text: string, from: number): number {
  const offset = text.slice(from).search(/[[{]/);
  return offset < 0 ? -1 : from + offset;
}

function mend({ text }: JsonSlice): unknown {
  if (isTooNested(text)) return undefined;
  const strict = parseJson(text);
  if (strict !== undefined) return strict;
  const apostrophes = text.replace(/(\p{L})'(?=\p{L})/gu, "$1\\'");
  for (const candidate of [apostrophes, quoteBareValues(apostrophes)]) {
    try {
      const value = parseJson(jsonrepair(candidate));
      if (typeof value === 'object') return value ?? undefined;
    } catch {
      // the next candidate may be readable
    }
  }
  return undefined;
}

/** `{"value": 598 mm}` and `{"value": 1,5}`: a measure copied without quotes. */
function quoteBareValues(text: string): string {
  return text.replace(
    /(:[ \t]*)(-?[\d.,]{1,30}[^"'{}[\]\n:]{0,40}?)(?=\s*(?:,\s*["'\p{L}_]|[}\]\n]|$))/gu,
    (_, colon: string, bare: string) => `${colon}${JSON.stringify(bare)}`,
  );
}
