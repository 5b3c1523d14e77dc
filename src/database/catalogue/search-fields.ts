import type { Field } from '../../fields/field.js';
import { fold } from '../../text/fold.js';

/** Fields that hold a word beginning with each word of the text, in code, labels or options; the best place first. */
export function searchFields(fields: readonly Field[], text: string): readonly Field[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return fields;
  return fields
    .map((field) => ({ field, place: placeOf(field, wanted) }))
    .filter(({ place }) => place < NOWHERE)
    .sort((a, b) => a.place - b.place)
    .map(({ field }) => field);
}

const NOWHERE = 3;

/** 0 when the code holds every word, 1 for code or labels, 2 with the options, 3 when a word stands nowhere. */
function placeOf(field: Field, wanted: readonly string[]): number {
  const code = wordsOf(field.code);
  const labels = [field.label, ...Object.values(field.labels)].flatMap(wordsOf);
  const options = field.options.flatMap((option) =>
    [option.code, ...Object.values(option.labels), ...option.spellings].flatMap(wordsOf),
  );
  const found = [code, [...code, ...labels], [...code, ...labels, ...options]].findIndex((words) =>
    wanted.every((word) => words.some((known) => known.startsWith(word))),
  );
  return found === -1 ? NOWHERE : found;
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
