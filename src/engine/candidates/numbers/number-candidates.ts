import type { Field } from '../../../fields/field.js';
import { guidedEnd } from '../../../fields/guideline-rules.js';
import { isSaidOfAsked } from '../../../fields/kinds/asked-aspects.js';
import { headedRole } from '../../../fields/numbers/headed-role.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import type { Text } from '../../../fields/text.js';
import { labelStems } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';
import type { Candidate, CandidateSet, Features } from '../candidate.js';
import { contextWords } from '../context-words.js';
import { answerKey } from '../known-text.js';
import { silenceTrust, temptationTrust } from '../silence-trust.js';
import { isLabelled } from '../surroundings.js';
import { askedEnd } from './asked-end.js';
import { roleOf } from './field-role.js';
import { unitOf } from './field-unit.js';
import { type NumberSight, ownFeatures, sharedFeatures } from './number-features.js';
import { type NumberProfile, usualEnd } from './number-profile.js';
import { isMeasured, isTempting, type NumberReading, readNumber } from './number-readings.js';
import { indexReadings } from './reading-index.js';
import { withoutRestatements } from './restatements.js';
import { conditionOf } from './stated-conditions.js';

/** The examples from which on a count can be recognised by the words of its texts alone (`quad` is 4). */
const OFTEN = 3;
/** How many numbers of a text are looked at, and how many more of those with the field's label or role. */
const MOST_NUMBERS = 400;

/** Texts and catalogues take these for one another; a height or a diameter they do not. */
const HORIZONTAL: ReadonlySet<string> = new Set(['length', 'width', 'depth']);

/** Whether a number may be the field's value for all that the text calls it; the examples may know better. */
function mayPlay(number: NumberSpan, field: Field, text: Text, { otherRoles }: NumberProfile): boolean {
  const wanted = roleOf(field);
  if (!wanted || number.role === wanted) return true;
  const role = number.role ?? (number.dimension === 'length' ? headedRole(text, number) : undefined);
  if (!role)
    return (
      !(FLAT.has(wanted) && isBesideDiameter(text, number)) && !(wanted === 'diameter' && isOfSquare(text, number))
    );
  if (role === wanted || otherRoles.has(role)) return true;
  return HORIZONTAL.has(role) && HORIZONTAL.has(wanted);
}

/** What a round thing has none of. */
const FLAT: ReadonlySet<string> = new Set(['width', 'depth']);

/** Of `Ø 50 x 54 mm` the second side is the length or the height. */
function isBesideDiameter({ numbers }: Text, { chain }: NumberSpan): boolean {
  return chain?.size === 2 && numbers.some((one) => one.chain?.id === chain.id && one.role === 'diameter');
}

/** `40 x 40 cm` has no diameter. */
function isOfSquare({ numbers }: Text, number: NumberSpan): boolean {
  const { chain, value } = number;
  return (
    chain?.size === 2 && numbers.some((one) => one !== number && one.chain?.id === chain.id && one.value === value)
  );
}

/** Every number of the text that the field could mean, and the counts that the examples know, against "nothing". */
export function numberCandidates(field: Field, text: Text, profile: NumberProfile): CandidateSet {
  const reader = readerOf(profile);
  const numbers = numbersLookedAt(field, text).filter((number) => mayPlay(number, field, text, profile));
  const readings = withoutRestatements(
    numbers.flatMap((number) => readNumber(field, number, reader)),
    text,
  );
  const asked = askedEnd(field) ?? usualEnd(profile) ?? guidedEnd(field);
  const isAlone = !readings.some((reading) => isMeasured(reading) && !reading.number.aspects);
  const sight: NumberSight = {
    field,
    asked,
    isAlone,
    text,
    profile,
    readings,
    index: indexReadings(
      readings,
      (number) => isSaidOfAsked(field, number) && isEnd(number, asked) && !isElsewhere(field, number, text),
    ),
  };
  const candidates = readings.map((reading) => numberCandidate(reading, sight));
  return { candidates: [...candidates, ...rememberedCounts(sight), nothing(sight)], context: contextWords(text) };
}

const readerOf = memoize((profile: NumberProfile) => ({
  ...profile,
  silent: [...profile.silentUnits.keys()],
  usual: profile.usualUnits,
}));

/** Whether a number may be the end that is asked for. */
function isEnd({ bound }: NumberSpan, asked: NumberSight['asked']): boolean {
  return asked === undefined || bound === undefined || bound === asked;
}

/** The first numbers of a text, and behind them those that the field's role or label names. */
function numbersLookedAt(field: Field, text: Text): readonly NumberSpan[] {
  const { numbers } = text;
  if (numbers.length <= MOST_NUMBERS) return numbers;
  const label = labelStems(field);
  const role = roleOf(field);
  const named = (number: NumberSpan) => (role !== undefined && number.role === role) || isLabelled(label, text, number);
  return [...numbers.slice(0, MOST_NUMBERS), ...numbers.slice(MOST_NUMBERS).filter(named).slice(0, MOST_NUMBERS)];
}

function numberCandidate(reading: NumberReading, sight: NumberSight): Candidate {
  const { number, value } = reading;
  const key = answerKey(value);
  return {
    value,
    span: { start: number.start, end: number.end },
    shared: sharedFeatures(reading, sight),
    own: ownFeatures(reading, sight),
    slot: unitOf(sight.field) === undefined && isOften(key, sight) ? key : undefined,
  };
}

/** Whether a number holds for something that the field does not ask about. */
function isElsewhere(field: Field, number: NumberSpan, text: Text): boolean {
  const condition = conditionOf(field, number, text);
  return condition === 'other' || condition === 'unasked';
}

function isOften(key: string, { profile }: NumberSight): boolean {
  return (profile.values.get(key) ?? 0) >= OFTEN;
}

/** Counts that the examples have often and that stand nowhere in the text as numbers. */
function rememberedCounts(sight: NumberSight): readonly Candidate[] {
  const { field, profile, readings } = sight;
  if (unitOf(field) !== undefined) return [];
  const read = new Set(readings.map(({ value }) => answerKey(value)));
  const keys = [...profile.values.keys()].filter((key) => isOften(key, sight) && !read.has(key));
  return keys.map((key) => {
    const share = (profile.values.get(key) ?? 0) / (profile.found[0] + profile.found[1]);
    const shared: Features = [
      ['remembered', 1],
      ['remembered share', Math.log(share)],
    ];
    return { value: Number(key), slot: key, shared, own: [`is ${key}`] };
  });
}

/** How many of the examples that state nothing, though their texts hold what could be meant, are believed. */
function believedNulls({ absent: [, tempted], passedOver }: NumberProfile): number {
  return passedOver * silenceTrust(passedOver) + (tempted - passedOver) * temptationTrust(tempted);
}

function nothing({ profile, readings, field, index }: NumberSight): Candidate {
  const count = readings.length > 5 ? 'many' : readings.length > 2 ? 'some' : String(readings.length);
  const role = roleOf(field);
  const named = role !== undefined && index.roles.has(role);
  const tempted = readings.some(isTempting) ? 1 : 0;
  const absent = tempted ? believedNulls(profile) : profile.absent[0];
  return {
    value: null,
    slot: answerKey(null),
    shared: [
      ['nothing', 1],
      [`nothing of ${count}`, 1],
      [named ? 'nothing despite role' : 'nothing, no role', 1],
      ['nothing share', Math.log((absent + 2) / (profile.found[tempted] + 2))],
    ],
    own: ['nothing'],
  };
}
