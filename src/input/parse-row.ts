import { isTooNested, MOST_NESTED } from '../text/nesting.js';
import { jsonErrorOffset } from './json-error.js';
import type { BrokenRow, InputRow } from './row.js';

/** The row that a JSON object stands for. */
export function parseRow(text: string, line: number): InputRow | BrokenRow {
  if (isTooNested(text)) return { line, reason: `nested deeper than ${MOST_NESTED} levels: flatten it`, text };
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { line, values: values as InputRow['values'] };
    return { line, reason: 'a row must be a JSON object, such as {"id": "A1", "description": "…"}', text };
  } catch {
    return { line, reason: `not valid JSON, ${problemIn(text)}`, text };
  }
}

function problemIn(text: string): string {
  const offset = jsonErrorOffset(text);
  const found = text[offset];
  return found === undefined ? 'it ends too early' : `unexpected ${JSON.stringify(found)} at character ${offset + 1}`;
}
