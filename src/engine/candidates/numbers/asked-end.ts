import type { Field } from '../../../fields/field.js';
import { labelsOf } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';

const HIGHEST = /\b(?:max|maxi|maximum|maximal\p{L}*|höchst\p{L}*)\b/iu;
const LOWEST = /\b(?:min|mini|minimum|minimal\p{L}*|mindest\p{L}*)\b/iu;

/** Which end of a range a field's label asks for, by words such as `max.` and `minimale`. */
export const askedEnd = memoize((field: Field): 'low' | 'high' | undefined => {
  const labels = labelsOf(field).join(' ');
  const [high, low] = [HIGHEST.test(labels), LOWEST.test(labels)];
  return high === low ? undefined : high ? 'high' : 'low';
});
