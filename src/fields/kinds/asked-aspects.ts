import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import { type Aspect, aspectsNamed } from '../numbers/aspect-words.js';
import type { NumberSpan } from '../numbers/number-span.js';
import { labelsOf } from '../words/label-words.js';
import { splitWords } from '../words/words.js';

/** The folded words of a field's labels. */
export const labelWords = memoize((field: Field): ReadonlySet<string> => {
  return new Set(labelsOf(field).flatMap((label) => splitWords(label).map(({ folded }) => folded)));
});

/** What a field's label asks about, when it is not the product as it is used: the package, the load … */
export const askedAspects = memoize((field: Field): readonly Aspect[] => [...labelWords(field)].flatMap(aspectsNamed));

/** Whether a number is said of what the field asks about, as far as can be told. */
export function isSaidOfAsked(field: Field, { aspects = [], part }: Pick<NumberSpan, 'aspects' | 'part'>): boolean {
  const asked = askedAspects(field);
  return !part && aspects.every((aspect) => asked.includes(aspect) || isCompartment(aspect));
}

/** Of a freezer alone the freezer's volume is all there is. */
export function isCompartment(aspect: Aspect): boolean {
  return aspect === 'freezer' || aspect === 'fridge';
}
