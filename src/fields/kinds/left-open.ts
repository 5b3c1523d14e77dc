import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import type { Field } from '../field.js';
import type { Text } from '../text-reading.js';
import { askingStems } from '../words/label-synonyms.js';
import { stem } from '../words/stem.js';
import { isUnstated } from './unstated.js';

/** A label and the cell behind it. */
const CELL = /(?<label>[^\n;|•.,:=()]{2,40}?)\s?[:=|]\s*(?<cell>[^\n;|•,:=]{1,24})/gu;
const ABBREVIATED = /^(?:k\.? ?a\b|n\.? ?[crd]\b|n\/ ?[acdr]\b)/u;
const LABEL_WORDS = 3;

/** The stems of the labels whose cells say that nothing is known: `Couleur : non communiquée`, `Farbe: k. A.`. */
const openLabels = memoize(({ source }: Text): readonly (readonly string[])[] => {
  if (!/[:=|]/.test(source)) return [];
  return [...source.matchAll(CELL)].flatMap(({ groups: { label = '', cell = '' } = {} }) => {
    if (!ABBREVIATED.test(fold(cell.trim())) && !isUnstated(cell.split(/\.\s/)[0] ?? '')) return [];
    return [(fold(label).match(/\p{L}+/gu) ?? []).slice(-LABEL_WORDS).map(stem)];
  });
});

/** Whether a text leaves open what a field asks, behind a label of its own. */
export function isLeftOpen(field: Field, text: Text): boolean {
  const labels = openLabels(text);
  if (labels.length === 0) return false;
  const asking = askingStems(field);
  return labels.some((stems) => stems.some((word) => asking.has(word)));
}
