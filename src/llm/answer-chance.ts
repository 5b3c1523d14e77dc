import type { TokenChance } from '../connectors/types.js';
import type { Field } from '../fields/field.js';

/** Where an answer stands in a text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * How probable a model's words for each field were, 0 to 1: the product of the probabilities of the tokens of its value in
 * the last JSON object that names it. Undefined for a field whose value does not stand there as JSON.
 */
export function answerChances(
  tokens: readonly TokenChance[],
  fields: readonly Field[],
): readonly (number | undefined)[] {
  const text = tokens.map((token) => token.text).join('');
  const single = fields.length === 1;
  return fields.map(({ code }) => {
    const place = placeOfValue(text, code) ?? (single ? placeOfValue(text, 'value') : undefined);
    return place && chanceOf(tokens, place);
  });
}

function chanceOf(tokens: readonly TokenChance[], { start, end }: Place): number {
  let [offset, sum] = [0, 0];
  for (const { text, logprob } of tokens) {
    const after = offset + text.length;
    if (after > start && offset < end) sum += Math.min(0, logprob);
    offset = after;
  }
  return Math.exp(sum);
}

/** The value behind a key; of an object of words and value, the value. */
function placeOfValue(text: string, key: string, from = 0, until = text.length): Place | undefined {
  const name = JSON.stringify(key);
  const at = text.slice(0, until).lastIndexOf(name);
  if (at < from) return undefined;
  const colon = /^\s*:\s*/.exec(text.slice(at + name.length, until));
  if (!colon) return undefined;
  const start = at + name.length + colon[0].length;
  const end = Math.min(until, endOfValue(text, start));
  return text[start] === '{' ? (placeOfValue(text, 'value', start, end) ?? { start, end }) : { start, end };
}

/** Where a JSON value that begins here ends. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const sign = text[index];
    if (quoted) {
      if (sign === '\\') index++;
      else if (sign === '"') quoted = false;
      if (!quoted && depth === 0) return index + 1;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return index;
      depth--;
      if (depth === 0) return index + 1;
    } else if (depth === 0 && (sign === ',' || sign === '\n')) return index;
  }
  return text.length;
}
