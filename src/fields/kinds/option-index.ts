import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import type { Field, Option } from '../field.js';

/** The code of the option that a text names as a whole, by code, label or spelling; undefined when there is none. */
export function optionFor(field: Field, text: string): string | undefined {
  if (field.options.length === 0) return undefined;
  if (field.options.some((option) => option.code === text)) return text;
  return indexOf(field.options).get(optionKey(text));
}

/** Values in the order of the field's options; others keep their place at the end. */
export function inOptionOrder(field: Field, values: readonly (string | number)[]): readonly (string | number)[] {
  const order = new Map(field.options.map((option, place) => [option.code as string | number, place]));
  return values.toSorted((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
}

/** What two spellings of an option have in common: case, accents, spaces and hyphens do not count. */
export function optionKey(text: string): string {
  return fold(text)
    .replace(/[\s\u00a0_-]+/g, ' ')
    .trim();
}

const indexOf = memoize((options: readonly Option[]): ReadonlyMap<string, string> => {
  const index = new Map<string, string>();
  for (const option of options) {
    for (const form of [option.code, ...Object.values(option.labels), ...option.spellings]) {
      if (!index.has(optionKey(form))) index.set(optionKey(form), option.code);
    }
  }
  return index;
});
