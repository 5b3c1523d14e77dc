/** How many brackets within one another are read; what people and models write has a handful. */
export const MOST_NESTED = 100;

/**
 * Whether the brackets of a JSON text stand within one another deeper than `MOST_NESTED`, so that reading or writing it
 * again would exhaust the stack. Brackets within strings do not count.
 */
export function isTooNested(json: string): boolean {
  if (!mayBeNested(json)) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const character = json.charCodeAt(i);
    if (quoted) {
      if (character === BACKSLASH) i++;
      else if (character === QUOTE) quoted = false;
    } else if (character === QUOTE) quoted = true;
    else if (character === BRACE || character === BRACKET) {
      if (++depth > MOST_NESTED) return true;
    } else if (character === BRACE + 2 || character === BRACKET + 2) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];

/** Whether a text holds more opening brackets than a value may nest at all: nearly none does. */
function mayBeNested(json: string): boolean {
  let openings = 0;
  for (const sign of ['{', '[']) {
    for (let at = json.indexOf(sign); at >= 0; at = json.indexOf(sign, at + 1))
      if (++openings > MOST_NESTED) return true;
  }
  return false;
}

/** Whether a value that was parsed is nested deeper than that. */
export function isNestedValue(value: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > MOST_NESTED) return true;
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 });
  }
  return false;
}
