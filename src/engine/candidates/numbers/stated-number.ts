import type { Field } from '../../../fields/field.js';
import { isSaidOfAsked } from '../../../fields/kinds/asked-aspects.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import type { Text } from '../../../fields/text.js';
import { labelStems } from '../../../fields/words/label-words.js';
import type { KnownText } from '../known-text.js';
import { isLabelled } from '../surroundings.js';
import { roleOf } from './field-role.js';
import { isTempting, readNumber } from './number-readings.js';

const seen = new WeakMap<KnownText, boolean>();

/** Whether the text of an example plainly states a number of the field: in its unit, of the product, and behind its label or as the side that it asks for. */
export function isNumberStated(field: Field, known: KnownText): boolean {
  const before = seen.get(known);
  if (before !== undefined) return before;
  const now = known.text.numbers.some((number) => isStated(field, known.text, number));
  seen.set(known, now);
  return now;
}

function isStated(field: Field, text: Text, number: NumberSpan): boolean {
  if (number.rangeEnd || number.alternative || !isSaidOfAsked(field, number)) return false;
  if (!readNumber(field, number).some(isTempting)) return false;
  const role = roleOf(field);
  if (role !== undefined && number.role !== undefined) return number.role === role;
  return isLabelled(labelStems(field), text, number);
}
