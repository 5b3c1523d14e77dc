import type { Field } from '../../../fields/field.js';
import { labelWords } from '../../../fields/kinds/asked-aspects.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import { fold, type Text } from '../../../fields/text.js';
import type { Features } from '../candidate.js';
import { answerKey } from '../known-text.js';
import { labelFeatures, neighbours } from '../surroundings.js';
import { titleEnd } from '../title.js';
import { titleWords } from '../title-words.js';
import { roleOf } from './field-role.js';
import { aspectFeatures, countFeatures, hasWordBehind } from './number-facts.js';
import type { NumberProfile } from './number-profile.js';
import { isMeasured, type NumberReading, strangeness } from './number-readings.js';
import { type ReadingIndex, ranksInChains, timesAgain } from './reading-index.js';
import { conditionOf } from './stated-conditions.js';

/** The values at which their magnitude is trusted by half. */
const ENOUGH = 5;

/** What a number is looked at with. */
export interface NumberSight {
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

/** What speaks for a number in every field. */
export function sharedFeatures(reading: NumberReading, sight: NumberSight): Features {
  const { number, value } = reading;
  return [
    ...unitFeatures(reading, sight),
    ...roleFeatures(reading, sight),
    ...endFeatures(number, sight),
    ...aspectFeatures(number, sight),
    ...conditionFeatures(number, sight),
    ...countFeatures(sight.field, number, sight.text),
    ...placeFeatures(reading, sight),
    ...magnitudeFeatures(value, sight.profile),
    ...labelFeatures(sight.field, sight.text, number),
  ];
}

const PACKED: ReadonlySet<string | undefined> = new Set(['mass', 'volume']);

function unitFeatures(reading: NumberReading, { field, text, profile, index }: NumberSight): Features {
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

function conditionFeatures(number: NumberSpan, { field, text }: NumberSight): Features {
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
function endFeatures(number: NumberSpan, { asked, readings, index, text }: NumberSight): Features {
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

function roleFeatures({ number }: NumberReading, { field, index }: NumberSight): Features {
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

function placeFeatures(reading: NumberReading, { field, text, index }: NumberSight): Features {
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
export function ownFeatures({ number, value, unit, symbol }: NumberReading, { text }: NumberSight): readonly string[] {
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
