import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import type { Field } from '../field.js';
import { ASPECTS, type Aspect, aspectsNamed } from '../numbers/aspect-words.js';
import type { NumberSpan } from '../numbers/number-span.js';
import { dictionaryUnit } from '../units/units.js';
import { namesAccessory } from '../words/accessories.js';
import { labelsOf } from '../words/label-words.js';
import { splitWords } from '../words/words.js';

/** The folded words of a field's labels. */
export const labelWords = memoize((field: Field): ReadonlySet<string> => {
  return new Set(labelsOf(field).flatMap((label) => splitWords(label).map(({ folded }) => folded)));
});

/** What a field's label asks about, when it is not the product as it is used: the package, the load … */
export const askedAspects = memoize((field: Field): readonly Aspect[] => {
  const dimension = dimensionOf(field);
  const named = [...labelWords(field)].flatMap(aspectsNamed);
  // The capacity of a tank is no load: nothing else in litres is to be told apart from it.
  return dimension === undefined ? named : named.filter((aspect) => isSaidOf(aspect, dimension));
});

function isSaidOf(aspect: Aspect, dimension: string): boolean {
  const dimensions: readonly string[] = ASPECTS[aspect].dimensions;
  return dimensions.includes(dimension);
}

function dimensionOf({ unit }: Field): string | undefined {
  return unit === undefined ? undefined : dictionaryUnit(unit)?.dimension;
}

/** Whether a number is said of what the field asks about, as far as can be told. */
export function isSaidOfAsked(field: Field, { aspects = [], part }: Pick<NumberSpan, 'aspects' | 'part'>): boolean {
  return !part && aspects.every((aspect) => isAsked(field, aspect) || isCompartment(aspect));
}

/** Whether a field asks about an aspect; one of a load, an opening or a capacity takes what the product fits as well. */
export function isAsked(field: Field, aspect: Aspect): boolean {
  if (aspect === 'beside') return asksAccessory(field);
  // The motor is what most things draw their power for.
  if (aspect === 'motor' && askedAspects(field).length === 0) return true;
  return aspect === 'fitted' ? asksFitted(field) : askedAspects(field).includes(aspect);
}

const asksAccessory = memoize((field: Field): boolean => labelsOf(field).some((label) => namesAccessory(fold(label))));

const FITTED = /(?<![\p{L}])(?:pour|für|for|geeignet|passend|suitable|compatible|fits?|convient)(?![\p{L}])/iu;
const OWN_WEIGHT = /gewicht|poids|weight|(?<![\p{L}])mass(?:e)?(?![\p{L}])/iu;

const asksFitted = memoize((field: Field): boolean => {
  const labels = labelsOf(field).join('\n');
  const asked: readonly Aspect[] = ['load', 'capacity', 'niche'];
  if (FITTED.test(labels) || askedAspects(field).some((aspect) => asked.includes(aspect))) return true;
  return dimensionOf(field) === 'mass' && !OWN_WEIGHT.test(labels);
});

/** Of a freezer alone the freezer's volume is all there is. */
export function isCompartment(aspect: Aspect): boolean {
  return aspect === 'freezer' || aspect === 'fridge';
}
