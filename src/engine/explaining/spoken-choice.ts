import type { Evidence, Field } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { mentionsOf } from '../../fields/mentions.js';
import type { Text } from '../../fields/text.js';

/** Characters from one option of a choice to the next; farther apart they are two choices. */
const NEXT = 12;

/**
 * The options of a list that a text leaves to choose from (`white or black`), where the field takes one of them: from the
 * first to the last; undefined where it offers none.
 */
export function spokenChoice(field: Field, text: Text): Evidence | undefined {
  const { isListed, fixedValues } = kindOf(field);
  if (!isListed || fixedValues || field.multiple) return undefined;
  const offered = mentionsOf(field, text).filter(({ standing, negated }) => standing === 'choice' && !negated);
  const [first] = offered;
  if (!first) return undefined;
  let { start, end } = first;
  for (const mention of offered) if (mention.start - end < NEXT) end = Math.max(end, mention.end);
  return { text: text.source.slice(start, end), start, end };
}
