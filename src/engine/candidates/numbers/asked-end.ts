import type { Field } from '../../../fields/field.js';
import { labelsOf } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';

// Without \p{L}, which would make them ten times as slow to compile.
const HIGHEST =
  /\b(?:max|maxi|maximum|highest|upper|sup[ée]rieure?|au plus)\b|\b(?:maximal|höchst|obere)|\b(?:to|up to|bis|à|jusqu['’]à)$/imu;
const LOWEST =
  /\b(?:min|mini|minimum|lowest|lower|inf[ée]rieure?|au moins)\b|\b(?:minimal|mindest|untere)|\b(?:from|von|ab|de|dès)$/imu;

/** Which end of a range a field's label asks for, by words such as `max.`, `minimale` and `bis`. */
export const askedEnd = memoize((field: Field): 'low' | 'high' | undefined => {
  const labels = labelsOf(field)
    .map((label) => label.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ''))
    .join('\n');
  const [high, low] = [HIGHEST.test(labels), LOWEST.test(labels)];
  return high === low ? undefined : high ? 'high' : 'low';
});
