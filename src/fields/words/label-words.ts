import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import { unitInLabel } from '../units/unit-in-label.js';
import { STOP_WORDS } from './stop-words.js';
import { splitWords } from './words.js';

// Words of labels that say nothing of what is asked.
const GENERIC = new Set(
  `sans without ohne nombre number anzahl convient usage adapte adaptee geeignet suitable use type typ max min presence possibilite possible
   fonction function funktion option selon according`.split(/\s+/),
);

/** All labels of a field, each once. */
export function labelsOf(field: Field): readonly string[] {
  return [...new Set([field.label, ...Object.values(field.labels)])];
}

/** The label without the unit in brackets at its end and without a leading "with". */
export function bareLabel(label: string): string {
  const unit = unitInLabel(label);
  const words = unit === undefined ? label : label.slice(0, label.lastIndexOf(unit)).replace(/\s*[([]\s*$/, '');
  return words.replace(/^(?:avec|with|mit|inkl\.?|incl\.?)\s+/i, '');
}

/** Whether a folded word of a label carries its meaning. */
export function isLabelWord(folded: string): boolean {
  return folded.length > 1 && !STOP_WORDS.has(folded) && !GENERIC.has(folded);
}

/** The stems of the words that carry the meaning of each of a field's labels: a text in one language names none of the others'. */
export const labelStemsByLabel = memoize((field: Field): readonly ReadonlySet<string>[] =>
  labelsOf(field).map((label) => {
    const words = splitWords(bareLabel(label));
    return new Set(words.filter((word) => isLabelWord(word.folded)).map((word) => word.stem));
  }),
);

/** The same of all labels together. */
export const labelStems = memoize((field: Field): ReadonlySet<string> => {
  return new Set(labelStemsByLabel(field).flatMap((stems) => [...stems]));
});
