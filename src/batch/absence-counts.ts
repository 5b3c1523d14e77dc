import { fold } from '../fields/text.js';
import type { AbsenceCause, Answer } from '../llm/answer.js';

/** How often a field had nothing, by cause, and which words were none of its options. */
export interface AbsenceCount {
  readonly causes: ReadonlyMap<AbsenceCause, number>;
  /** How often each was named, as it was first written. */
  readonly unlisted: ReadonlyMap<string, number>;
}

/** Different words of a field that are told apart. */
const MOST_WORDS = 1000;

/** Counts of absent answers, as far as they say why. */
export interface AbsenceCounts {
  /** By code, in the order in which fields were first absent. */
  readonly fields: ReadonlyMap<string, AbsenceCount>;
  add(answer: Answer): void;
}

/** Counts that begin at nothing. */
export function createAbsenceCounts(): AbsenceCounts {
  const fields = new Map<
    string,
    { causes: Map<AbsenceCause, number>; unlisted: Map<string, number>; written: Map<string, string> }
  >();
  return {
    fields,
    add({ field, absence }) {
      if (!absence) return;
      const known = fields.get(field) ?? { causes: new Map(), unlisted: new Map(), written: new Map() };
      fields.set(field, known);
      const { causes, unlisted, written } = known;
      causes.set(absence.cause, (causes.get(absence.cause) ?? 0) + 1);
      const words = absence.cause === 'not-in-options' ? absence.words?.text : undefined;
      if (words === undefined) return;
      const shown = written.get(fold(words)) ?? words;
      if (!unlisted.has(shown) && unlisted.size === MOST_WORDS) return;
      written.set(fold(words), shown);
      unlisted.set(shown, (unlisted.get(shown) ?? 0) + 1);
    },
  };
}
