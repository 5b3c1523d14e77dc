import type { Field } from '../../../fields/field.js';
import { askedAspects, isAsked, isCompartment, labelWords } from '../../../fields/kinds/asked-aspects.js';
import { type Aspect, aspectsNamed } from '../../../fields/numbers/aspect-words.js';
import { thingsCounted } from '../../../fields/numbers/counted-things.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import { adjectiveRole, nounRole } from '../../../fields/numbers/roles.js';
import { fold, type Text } from '../../../fields/text.js';
import { isLabelWord, labelsOf } from '../../../fields/words/label-words.js';
import { STOP_WORDS } from '../../../fields/words/stop-words.js';
import { memoize } from '../../../memoize.js';
import type { Features } from '../candidate.js';
import { wordAt } from '../surroundings.js';
import { unitOf } from './field-unit.js';

/** What a field's label counts: `Number of seats` and `Sitzplätze` count seats. */
export const countedThings = memoize((field: Field): ReadonlySet<string> => {
  const words = [...labelWords(field)].filter(isLabelWord);
  return new Set(
    unitOf(field) && unitOf(field)?.dimension !== 'count' ? [] : words.flatMap(thingsCounted).flatMap(seatsOf),
  );
});

/** A sofa for three persons has three seats. */
function seatsOf(thing: string): readonly string[] {
  return thing === 'seat' ? ['seat', 'person'] : [thing];
}

/** Whether a number counts what the field asks for. */
export function isCounting(field: Field, { counts }: NumberSpan): boolean {
  return counts?.some((thing) => countedThings(field).has(thing)) ?? false;
}

/** Whether a number is a share of something that the field does not ask about: 0,8 kg/m is no weight. */
export function isForeignShare(field: Field, { per }: NumberSpan): boolean {
  return per !== undefined && !labelWords(field).has(per);
}

/** Aspects that no text leaves to its reader. */
const MUST_BE_NAMED: ReadonlySet<Aspect> = new Set<Aspect>(['freezer', 'fridge', 'package', 'storage']);

/** Aspects of what may be the product itself: the length of a cable is that of the product, whatever it is called. */
const MAY_BE_UNSAID: ReadonlySet<Aspect> = new Set<Aspect>(['cord', 'lamp', 'motor', 'connection']);

/** A text without one of these speaks of no lamp at all. */
const LIGHT =
  /lamp|ampoule|bulb|led(?![a-z])|leucht|licht|light|lumin|eclair|haloge|fluo|spot|projecteur|applique|plafonnier|suspension|lustre|strahler|guirlande|lantern|neon|xenon|sodium|(?:e|b|gu|gx|g)\d{1,2}(?!\d)/;

/** All aspects that the words of a text name. */
const aspectsIn = memoize(
  ({ words }: Text): ReadonlySet<Aspect> => new Set(words.flatMap(({ folded }) => aspectsNamed(folded))),
);

/** What is known of a text when its numbers are looked at. */
interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly profile: { readonly otherAspects?: ReadonlyMap<Aspect, number> };
  /** Whether no number of the text is said of the whole. */
  readonly isAlone: boolean;
}

/** What the number is said of, against what the field asks about and what its examples take. */
export function aspectFeatures({ aspects = [], part }: NumberSpan, { field, text, profile, isAlone }: Sight): Features {
  if (!unitOf(field)) return [];
  const asked = askedAspects(field);
  const other = aspects.filter(
    (aspect) => !isAsked(field, aspect) && !profile.otherAspects?.has(aspect) && !(isAlone && isCompartment(aspect)),
  );
  const features: [string, number][] = [];
  if (other.length > 0) features.push(['aspect=other', 1]);
  const isNamed = aspects.some((aspect) => asked.includes(aspect));
  if (isNamed) features.push(['aspect=asked', 1]);
  else if (asked.some((aspect) => !MAY_BE_UNSAID.has(aspect))) features.push(['aspect=missing', 1]);
  if (asked.some((aspect) => MUST_BE_NAMED.has(aspect)) && !asked.some((aspect) => aspectsIn(text).has(aspect)))
    features.push(['aspect=nowhere', 1]);
  if (asked.includes('lamp') && !LIGHT.test(fold(text.source))) features.push(['aspect=nowhere', 1]);
  if (part && asked.length === 0) features.push(['part', 1]);
  return features;
}

const MAIN = /(?<!\p{L})(?:haupt|main(?!\p{L})|principa|power pole)/u;
const AUXILIARY = /(?<!\p{L})(?:hilfs|auxilia)/u;

const askedContacts = memoize((field: Field): RegExp | undefined => {
  const label = labelsOf(field).map(fold).join(' ');
  const [isMain, isAuxiliary] = [MAIN.test(label), AUXILIARY.test(label)];
  return isMain === isAuxiliary || !/[ck]onta[ck]t/.test(label) ? undefined : isMain ? MAIN : AUXILIARY;
});

/** The 3 of `Hilfsschütz 3 Schließer` are no main contacts, and those of `Hauptkontakte: 3 Schließer` no auxiliary ones. */
function isOtherContact(field: Field, { start }: NumberSpan, { source }: Text): boolean {
  const wanted = askedContacts(field);
  if (wanted === undefined) return false;
  const other = wanted === MAIN ? AUXILIARY : MAIN;
  const phrase = fold(
    source
      .slice(Math.max(0, start - 60), start)
      .split(/[,;.\n|•]/)
      .at(-1) ?? '',
  );
  if (wanted.test(phrase)) return false;
  if (other.test(phrase)) return true;
  const title = fold(source.slice(0, 90).split(/[,;.\n|•:]/)[0] ?? '');
  return other.test(title) && !wanted.test(fold(source));
}

/** Whether what a number counts is what the field asks for; nothing is said where either is unknown. */
export function countFeatures(field: Field, number: NumberSpan, text: Text): Features {
  if (isOtherContact(field, number, text)) return [['part', 1]];
  if (countedThings(field).size === 0) return [];
  // `2/3 places` are two or three.
  if (number.kind === 'fraction')
    return [
      ['counts=other', 1],
      ['part', 1],
    ];
  if (!number.counts) return [];
  return [[isCounting(field, number) ? 'counts=asked' : 'counts=other', 1]];
}

const LEADS_ON = /^\.?\s*(?:\(|[:=]|\p{L}*\.?\s*[:=]?\s*\d)/u;
const FILLERS = new Set(
  'max min maxi mini maximum minimum env environ ca approx about total totale overall hors tout circa soit net nette gesamt maximal minimal'.split(
    ' ',
  ),
);

/**
 * Whether a word follows a bare number right behind a blank that could be its unit, for all that is known: `flow 500
 * buckets`. A small word, a side, a word of the label, or the label of the next number could not.
 */
export function hasWordBehind(field: Field, number: NumberSpan, { source, words }: Text): boolean {
  if (number.unit !== undefined || number.counts) return false;
  const word = words[wordAt({ words }, number.end)];
  if (!word || !/^[ \u00a0-]{1,2}$/.test(source.slice(number.end, word.start))) return false;
  const { folded } = word;
  if (!/\p{L}/u.test(folded) || folded.length < 2 || STOP_WORDS.has(folded) || FILLERS.has(folded)) return false;
  if (nounRole(folded) ?? adjectiveRole(folded)) return false;
  return !labelWords(field).has(fold(folded)) && !LEADS_ON.test(source.slice(word.end, word.end + 24));
}
