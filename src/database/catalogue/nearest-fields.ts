import { searchedLabels } from '../../examples/field-index.js';
import type { Field } from '../../fields/field.js';
import { fold } from '../../text/fold.js';
import { relativeDistance } from '../../text/relative-distance.js';

/** The fields whose code or label is the most like a name, the nearest first. */
export function nearestFields(fields: readonly Field[], name: string, most: number): readonly Field[] {
  const wanted = fold(name.trim());
  return fields
    .map((field) => ({ field, away: distanceTo(field, wanted) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ field }) => field);
}

/** How far a label that holds the whole name, or has it in itself, is away beside its other words. */
const PART = 0.25;

/** 0 for the name itself, 1 for nothing in common: the nearest of the code, the labels and the words of a label. */
function distanceTo(field: Field, wanted: string): number {
  const away = [field.code, ...searchedLabels(field)].map((text) => {
    const known = fold(text);
    return Math.min(
      relativeDistance(known, wanted),
      ...(known.includes(' ') ? wordsOf(known).map((word) => PART + relativeDistance(word, wanted)) : []),
    );
  });
  return Math.min(...away);
}

function wordsOf(label: string): readonly string[] {
  return label.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}
