import { isDeepStrictEqual } from 'node:util';
import type { Field, Value } from '../../fields/field.js';
import { forgetParts, type Text } from '../../fields/text.js';
import type { KnownText } from '../candidates/known-text.js';
import { isLightToLookAt, lookAt } from '../candidates/profile.js';

/** Examples that were looked at before all of them were there, as they came one after the other. */
export interface EarlyLooks {
  /** Looks at a text that was just read, and forgets what was read of it. */
  add(text: Text, known: readonly (readonly [field: Field, value: Value])[]): void;
  /** The text that was looked at. */
  textOf(description: string): Text | undefined;
  /** The example that was looked at, where it is the same and so is the field. */
  find(field: Field, example: KnownText): KnownText | undefined;
}

interface LookedAt {
  readonly text: Text;
  readonly codes: readonly string[];
  readonly known: readonly KnownText[];
}

/** @param most how many texts; of more a few are learnt from, so that none is worth its memory */
export function createEarlyLooks(most: number): EarlyLooks {
  const looked = new Map<string, LookedAt>();
  const fields = new Map<string, Field>();
  const same = new Map<Field, boolean>();
  let isFull = false;

  function isSame(field: Field): boolean {
    const known = same.get(field) ?? isDeepStrictEqual(fields.get(field.code), field);
    same.set(field, known);
    return known;
  }

  return {
    add(text, known) {
      if (isFull || looked.has(text.source)) return;
      isFull = looked.size === most;
      if (isFull) {
        looked.clear();
        return;
      }
      const its = known.filter(([field]) => isLightToLookAt(field));
      const examples = its.map(([field, value]) => {
        const example = { text, value };
        fields.set(field.code, field);
        lookAt(field, example);
        return example;
      });
      looked.set(text.source, { text, codes: its.map(([{ code }]) => code), known: examples });
      forgetParts(text);
    },
    textOf: (description) => looked.get(description)?.text,
    find(field, { text, value, weight }) {
      if (weight !== undefined || !isSame(field)) return undefined;
      const its = looked.get(text.source);
      const found = its?.known[its.codes.indexOf(field.code)];
      return found && isSameValue(found.value, value) ? found : undefined;
    },
  };
}

function isSameValue(one: Value, other: Value): boolean {
  return one === other || isDeepStrictEqual(one, other);
}
