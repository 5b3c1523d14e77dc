import type { Field } from '../../../fields/field.js';
import { guidedEnd } from '../../../fields/guideline-rules.js';
import { isSaidOfAsked, labelWords } from '../../../fields/kinds/asked-aspects.js';
import { headedRole } from '../../../fields/numbers/headed-role.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import { fold, type Text } from '../../../fields/text.js';
import { labelStems } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';
import type { Candidate, CandidateSet, Features } from '../candidate.js';
import { contextWords } from '../context-words.js';
import { answerKey } from '../known-text.js';
import { silenceTrust, temptationTrust } from '../silence-trust.js';
import { isLabelled, labelFeatures, neighbours } from '../surroundings.js';
import { titleEnd } from '../title.js';
import { titleWords } from '../title-words.js';
import { askedEnd } from './asked-end.js';
import { roleOf } from './field-role.js';
import { unitOf } from './field-unit.js';
import { aspectFeatures, countFeatures, hasWordBehind } from './number-facts.js';
import { type NumberProfile, usualEnd } from './number-profile.js';
import { isMeasured, isTempting, type NumberReading, readNumber, strangeness } from './number-readings.js';
import { indexReadings, type ReadingIndex, ranksInChains, timesAgain } from './reading-index.js';
import { withoutRestatements } from './restatements.js';
import { conditionOf } from './stated-conditions.js';

/** The examples from which on a count can be recognised by the words of its texts alone (`quad` is 4). */
const OFTEN = 3;
/** How many numbers of a text are looked at, and how many more of those with the field's label or role. */
const MOST_NUMBERS = 400;
/** The values at which their magnitude is trusted by half. */
const ENOUGH = 5;

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

interface Sight {
  readonly field: Field;
  /** The end of a range that the label asks for, or that the examples are used to take. */
  readonly asked: 'low' | 'high' | undefined;
  /** Whether all numbers are said of a compartment or of nothing that counts. */
  readonly isAlone: boolean;
  readonly text: Text;
  readonly profile: NumberProfile;
  readonly readings: readonly NumberReading[];
  readonly index: ReadingIndex;
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
  const sight: Sight = {
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
function isEnd({ bound }: NumberSpan, asked: Sight['asked']): boolean {
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

function numberCandidate(reading: NumberReading, sight: Sight): Candidate {
  const { number, value } = reading;
  const key = answerKey(value);
  return {
    value,
    span: { start: number.start, end: number.end },
    shared: [
      ...unitFeatures(reading, sight),
      ...roleFeatures(reading, sight),
      ...endFeatures(number, sight),
      ...aspectFeatures(number, sight),
      ...conditionFeatures(number, sight),
      ...countFeatures(sight.field, number, sight.text),
      ...placeFeatures(reading, sight),
      ...magnitudeFeatures(value, sight.profile),
      ...labelFeatures(sight.field, sight.text, number),
    ],
    own: ownFeatures(reading, sight),
    slot: unitOf(sight.field) === undefined && isOften(key, sight) ? key : undefined,
  };
}

const PACKED: ReadonlySet<string | undefined> = new Set(['mass', 'volume']);

function unitFeatures(reading: NumberReading, { field, text, profile, index }: Sight): Features {
  const { number, unit, symbol } = reading;
  const features: [string, number][] = [
    ['number', 1],
    [`unit=${unit}`, 1],
    [`kind=${number.kind}`, 1],
  ];
  if (number.looseUnit) features.push(['loose unit', 1]);
  // Of `2 x 500 g` neither is the weight of the whole.
  if (number.kind === 'multiple' && PACKED.has(number.dimension)) features.push(['pack', 1]);
  const nature = strangeness(reading);
  if (nature && !(nature === 'standard' && isOfSeries(field, number, text))) features.push([`nature=${nature}`, 1]);
  if (number.attached) features.push(['attached', 1]);
  if (isMeasured(reading) && index.measured.size === 1) features.push(['sole', 1]);
  if (unit === 'silent') {
    features.push(['silent share', silentShare(symbol, profile)]);
    if (hasWordBehind(field, number, text)) features.push(['word behind', 1]);
  }
  return features;
}

/** Whether a number holds for something that the field does not ask about. */
function isElsewhere(field: Field, number: NumberSpan, text: Text): boolean {
  const condition = conditionOf(field, number, text);
  return condition === 'other' || condition === 'unasked';
}

function conditionFeatures(number: NumberSpan, { field, text }: Sight): Features {
  const condition = conditionOf(field, number, text);
  return condition === undefined ? [] : [[`code=${condition}`, 1]];
}

/** Whether the letters before a number are the label's own: of a RAL number the 7035 of `RAL7035` is all that is asked. */
function isOfSeries(field: Field, { start }: NumberSpan, { source }: Text): boolean {
  const letters = /(\p{L}+)[\s-]?$/u.exec(source.slice(Math.max(0, start - 8), start))?.[1];
  return letters !== undefined && labelWords(field).has(fold(letters));
}

/**
 * Whether a number names the end that is asked for. Where none is, a range is no single value, unless it begins at zero:
 * `0-2800 1/min` says how far it goes.
 */
function endFeatures(number: NumberSpan, { asked, readings, index, text }: Sight): Features {
  const { bound, rangeEnd, alternative } = number;
  if (alternative)
    return [[`alternative=${asked === undefined ? 'unasked' : asked === alternative ? 'asked' : 'other'}`, 1]];
  if (asked) return [[`range end=${bound === undefined ? 'unsaid' : bound === asked ? 'asked' : 'other'}`, 1]];
  if (rangeEnd === undefined) return bound === undefined ? [] : [[`end unasked=${limitOf(number, text)}`, 1]];
  if (number.dimension === 'temperature') return [[`range unasked=${rangeEnd}`, 1]];
  const other = rangeEnd === 'low' ? number : readings[(index.order.get(number) ?? 0) - 1]?.number;
  const fromZero = other?.rangeEnd === 'low' && other.value === 0;
  return [[`range ${fromZero ? 'from zero' : 'unasked'}=${rangeEnd}`, 1]];
}

/** `< 60 cm` and `≥ 60 cm` give no value; a noise of `< 45 dB` is as good as one of 45. */
function limitOf({ bound, start, dimension }: NumberSpan, { source }: Text): 'low' | 'high' | 'sign' | undefined {
  const isSigned = dimension !== 'level' && /[<>≤≥]=?\s?$/.test(source.slice(Math.max(0, start - 3), start));
  return isSigned ? 'sign' : bound;
}

/** How often, as a logarithm, this is the unit where one is left out; without examples the field's own is. */
function silentShare(symbol: string, { silentUnits }: NumberProfile): number {
  const all = [...silentUnits.values()].reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : Math.log(((silentUnits.get(symbol) ?? 0) + 0.5) / (all + 0.5));
}

function roleFeatures({ number }: NumberReading, { field, index }: Sight): Features {
  const role = roleOf(field);
  if (!role) return number.role ? [['role unasked', 1]] : [];
  const match = number.role === role ? 'same' : number.role ? 'other' : 'none';
  const features: [string, number][] = [
    [`role=${match}`, 1],
    [`role ${role}=${number.role ?? 'none'}`, 1],
  ];
  if (match !== 'same' && index.roles.has(role)) features.push(['role elsewhere', 1]);
  return features;
}

function placeFeatures(reading: NumberReading, { field, text, index }: Sight): Features {
  const { number } = reading;
  const features: [string, number][] = [];
  if (number.chain) {
    if (index.firstChain === number.chain.id) features.push(['first chain', 1]);
    features.push([`chain=${number.chain.size}`, 1], [`place ${roleOf(field) ?? 'any'}=${place(number)}`, 1]);
    features.push([`rank=${number.chain.size}.${rankInChain(number, text)}`, 1]);
  } else features.push(['alone', 1]);
  if (number.end <= titleEnd(text)) features.push(['title', 1]);
  features.push([`order=${Math.min(4, index.order.get(number) ?? 0)}`, 1]);
  const again = timesAgain(reading, index);
  if (again > 0) features.push(['again', Math.min(again, 3)]);
  return features;
}

function magnitudeFeatures(value: number, { magnitude, values, found }: NumberProfile): Features {
  const features: [string, number][] = [[value === 0 ? 'zero' : value < 0 ? 'negative' : 'positive', 1]];
  if (!magnitude || value === 0) return features;
  const total = found[0] + found[1];
  const trust = total / (total + ENOUGH);
  const distance = Math.abs(Math.log10(Math.abs(value)) - magnitude.mean) / magnitude.deviation;
  features.push(['far', trust * Math.min(distance, 4)], [`far=${Math.min(4, Math.floor(distance))}`, trust]);
  const known = values.get(answerKey(value)) ?? 0;
  if (known > 0) features.push(['known', Math.log2(1 + (20 * known) / (total + ENOUGH))]);
  return features;
}

/** The field's own units, sizes and words around; and which place, or rank by size, its kinds of product (their title's words) prefer. */
function ownFeatures({ number, value, unit, symbol }: NumberReading, { text }: Sight): readonly string[] {
  const own = [
    `unit=${symbol}${unit === 'silent' ? '?' : ''}`,
    `size=${Math.round(2 * Math.log10(Math.abs(value) || 1e-9))}`,
    ...numberNeighbours(text, number),
  ];
  if (number.role) own.push(`role=${number.role}`);
  if (number.rangeEnd) own.push(`range=${number.rangeEnd}`);
  for (const aspect of number.aspects ?? []) own.push(`aspect=${aspect}`);
  if (number.dimension && unit === 'foreign') own.push(`dimension=${number.dimension}`);
  const rank = number.chain ? `rank ${rankInChain(number, text)}` : 'no rank';
  own.push(...titleWordsWith(text, place(number), rank));
  return own;
}

const seenTitles = new WeakMap<Text, Map<string, readonly string[]>>();

/** The words of the title with each of two marks, made once for all numbers that have them. */
function titleWordsWith(text: Text, where: string, rank: string): readonly string[] {
  const seen = seenTitles.get(text) ?? new Map<string, readonly string[]>();
  seenTitles.set(text, seen);
  const key = `${where} ${rank}`;
  const words = seen.get(key) ?? titleWords(text).flatMap((word) => [`${word} ${where}`, `${word} ${rank}`]);
  seen.set(key, words);
  return words;
}

const seenNeighbours = new WeakMap<NumberSpan, readonly string[]>();

/** The words around a number, looked for once for all fields. */
function numberNeighbours(text: Text, number: NumberSpan): readonly string[] {
  const seen = seenNeighbours.get(number) ?? neighbours(text, number);
  seenNeighbours.set(number, seen);
  return seen;
}

function place({ chain }: NumberSpan): string {
  return chain ? `${chain.size}.${chain.index}` : 'alone';
}

/** 0 for the largest number of its chain. */
function rankInChain(number: NumberSpan, text: Text): number {
  return ranksInChains(text.numbers).get(number) ?? 0;
}

function isOften(key: string, { profile }: Sight): boolean {
  return (profile.values.get(key) ?? 0) >= OFTEN;
}

/** Counts that the examples have often and that stand nowhere in the text as numbers. */
function rememberedCounts(sight: Sight): readonly Candidate[] {
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

function nothing({ profile, readings, field, index }: Sight): Candidate {
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
