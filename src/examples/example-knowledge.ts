import { findEvidence } from '../fields/evidence.js';
import type { Field } from '../fields/field.js';
import { readText } from '../fields/text.js';
import type { Catalogue } from './catalogue.js';
import type { Example } from './example.js';

/** What a catalogue's examples tell besides those that are like a text. */
export interface ExampleKnowledge {
  /** All that is known of an example's text, for some fields; the example itself among it. */
  ofText(example: Example, fields: readonly Field[]): readonly Example[];
  /** A few texts that together show values and nulls of most of the fields, the same each time, with all that is known of them. */
  typical(fields: readonly Field[], count: number): readonly Example[];
  /**
   * Whether values of a field may be read between the lines: true where those of its examples often do not stand in their
   * texts, false where many do and next to none does not, undefined where the examples do not tell.
   */
  isInferred(field: Field): boolean | undefined;
}

/** Examples of a field that are looked at. */
const READ = 200;
/** From this share and this number of values that their texts do not hold, others need not stand in theirs. */
const INFERRED_SHARE = 0.25;
const INFERRED_VALUES = 5;
/** Below this share, of this number of values, others have to stand in theirs. */
const STATED_SHARE = 0.05;
const STATED_VALUES = 20;
/** What one more value of a field is worth, each time one is known already, and what it is worth that a text states none. */
const REPEATED = 0.4;
const NOTHING_STATED = 0.3;
/** Characters from which a text is the dearer the longer it is. */
const SHORT = 300;

/** Reads a catalogue's examples as they are asked for, and remembers what they tell by the field. */
export function createExampleKnowledge(catalogue: Pick<Catalogue, 'examplesOf' | 'examplesBeside'>): ExampleKnowledge {
  const inferred = new WeakMap<Field, boolean | undefined>();
  const chosen = new WeakMap<Field, Map<string, readonly Example[]>>();
  // What models proposed tells nothing of what is usual.
  const examplesOf = (field: Field) => catalogue.examplesOf(field, READ).filter(({ proposed }) => !proposed);
  const ofText = (example: Example, fields: readonly Field[]): readonly Example[] => {
    const codes = new Set(fields.map(({ code }) => code));
    const known = catalogue.examplesBeside?.(example) ?? [example];
    return known.filter(({ field }) => codes.has(field));
  };
  return {
    ofText,
    typical(fields, count) {
      const [first] = fields;
      if (!first || count === 0) return [];
      const key = `${count} ${fields.map(({ code }) => code).join(' ')}`;
      const remembered = chosen.get(first) ?? new Map<string, readonly Example[]>();
      const examples =
        remembered.get(key) ??
        chooseTypical(
          fields.flatMap((field) => examplesOf(field)),
          count,
        );
      chosen.set(first, remembered.set(key, examples));
      return examples;
    },
    isInferred(field) {
      if (!inferred.has(field)) inferred.set(field, isSeenInferred(field, examplesOf(field)));
      return inferred.get(field);
    },
  };
}

function isSeenInferred(field: Field, examples: readonly Example[]): boolean | undefined {
  const stated = examples.filter(({ value }) => value !== null);
  const unseen = stated.filter(
    ({ value, description }) => findEvidence(field, value, readText(description)) === undefined,
  );
  if (unseen.length >= INFERRED_VALUES && unseen.length >= INFERRED_SHARE * stated.length) return true;
  return stated.length >= STATED_VALUES && unseen.length < STATED_SHARE * stated.length ? false : undefined;
}

/** Greedy: the text that adds the most to those chosen before, short ones preferred. */
function chooseTypical(examples: readonly Example[], count: number): readonly Example[] {
  const open = new Map<string, Example[]>();
  for (const example of examples) {
    const known = open.get(example.description);
    if (known) known.push(example);
    else open.set(example.description, [example]);
  }
  const seen = new Map<string, number>();
  const times = (key: string) => seen.get(key) ?? 0;
  const chosen: Example[] = [];
  for (let texts = 0; texts < count && open.size > 0; texts++) {
    let [best, most]: [string, number] = ['', -1];
    for (const [text, known] of open) {
      const gain = known.reduce((sum, { field, value }) => {
        const own = value === null ? NOTHING_STATED : REPEATED ** times(`${field} ${JSON.stringify(value)}`);
        return sum + own * REPEATED ** times(`${field} ${value === null}`);
      }, 0);
      const worth = gain / Math.max(1, text.length / SHORT);
      if (worth > most) [best, most] = [text, worth];
    }
    for (const example of open.get(best) ?? []) {
      const { field, value } = example;
      for (const key of [`${field} ${JSON.stringify(value)}`, `${field} ${value === null}`])
        seen.set(key, times(key) + 1);
      chosen.push(example);
    }
    open.delete(best);
  }
  return chosen;
}
