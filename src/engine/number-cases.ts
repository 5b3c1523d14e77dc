import type { Field } from '../fields/field.js';
import { inFieldUnit } from '../fields/number.js';
import type { NumberSpan } from '../fields/number-span.js';
import type { Text } from '../fields/text.js';
import { parseUnit } from '../fields/units.js';
import type { Candidate, Case, Features } from './candidate.js';
import { fieldWords, roleOf } from './field-words.js';
import { answerKey, type KnownText } from './known-text.js';
import { labelFeatures, neighbourFeatures } from './surroundings.js';
import { contextWords, titleEnd, titleWords } from './words.js';

/** What counting the examples of a number field tells. */
export interface NumberProfile {
  /** Examples with a value, and without one, where the text held no number that could be meant, and where it did. */
  readonly found: readonly [calm: number, tempted: number];
  readonly absent: readonly [calm: number, tempted: number];
  /** Mean and deviation of the decimal logarithm of the known values. */
  readonly magnitude: { readonly mean: number; readonly deviation: number } | undefined;
  /** How often each value is known. */
  readonly values: ReadonlyMap<string, number>;
  /** Units in which numbers without one turned out to be meant, with how often. */
  readonly silentUnits: ReadonlyMap<string, number>;
}

/** Counts the values of a number field, and the units that its texts leave out. */
export function numberProfile(field: Field, known: readonly KnownText[]): NumberProfile {
  const values = new Map<string, number>();
  const silentUnits = new Map<string, number>();
  const logs: number[] = [];
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  for (const { text, value } of known) {
    const tempted = text.numbers.some((number) => readingsOf(field, number).some(isPlain)) ? 1 : 0;
    (typeof value === 'number' ? found : absent)[tempted]++;
    if (typeof value !== 'number') continue;
    values.set(answerKey(value), (values.get(answerKey(value)) ?? 0) + 1);
    if (value !== 0) logs.push(Math.log10(Math.abs(value)));
    for (const unit of silentUnitsOf(field, text, value)) silentUnits.set(unit, (silentUnits.get(unit) ?? 0) + 1);
  }
  return { found, absent, magnitude: magnitudeOf(logs), values, silentUnits };
}

/** Every number of the text that the field could mean, against "nothing". */
export function numberCase(field: Field, text: Text, profile: NumberProfile): Case {
  const readings = text.numbers.flatMap((number) => readingsOf(field, number, profile.silentUnits.keys()));
  const sight: Sight = { field, text, profile, readings, titleEnd: titleEnd(text) };
  const candidates = readings.map((reading) => numberCandidate(reading, sight));
  const read = new Set(readings.map(({ value }) => value));
  const remembered = field.unit !== undefined ? [] : [...profile.values].flatMap(([key, count]): Candidate[] => {
    if (count < OFTEN || read.has(Number(key))) return [];
    const total = profile.found[0] + profile.found[1];
    return [{ value: Number(key), slot: key, shared: [['remembered', 1], ['remembered share', Math.log(count / total)]], own: [[`is ${key}`, 1]] }];
  });
  return { candidates: [...candidates, ...remembered, nothing(sight, candidates)], context: contextWords(text) };
}

/** From so many examples on, a value can be recognised by the words of its texts alone. */
const OFTEN = 3;

/** A number taken in one unit. */
interface Reading {
  readonly number: NumberSpan;
  readonly value: number;
  /** How the unit is known: written as the field's or another one, inherited, left out, none at all, or of another dimension. */
  readonly unit: 'own' | 'other' | 'inherited' | 'silent' | 'none' | 'foreign';
  readonly symbol: string;
}

interface Sight {
  readonly field: Field;
  readonly text: Text;
  readonly profile: NumberProfile;
  readonly readings: readonly Reading[];
  readonly titleEnd: number;
}

function readingsOf(field: Field, number: NumberSpan, silent: Iterable<string> = []): readonly Reading[] {
  const symbol = number.unit ?? '';
  if (field.unit === undefined || !parseUnit(field.unit)) {
    const value = inFieldUnit(field, number.value);
    const unit = symbol === '' ? 'none' : symbol === field.unit ? 'own' : 'foreign';
    return value === undefined ? [] : [{ number, value, unit, symbol }];
  }
  if (symbol === '') {
    return [...new Set([field.unit, ...silent])].flatMap((unit): Reading[] => {
      const value = inFieldUnit(field, number.value, unit);
      return value === undefined ? [] : [{ number, value, unit: 'silent', symbol: unit }];
    });
  }
  const value = inFieldUnit(field, number.value, symbol);
  if (value === undefined) return [];
  const unit = number.inherited ? 'inherited' : parseUnit(field.unit)?.symbol === symbol ? 'own' : 'other';
  return [{ number, value, unit, symbol }];
}

function silentUnitsOf(field: Field, text: Text, value: number): readonly string[] {
  if (field.unit === undefined || !parseUnit(field.unit)) return [];
  const dimension = parseUnit(field.unit)?.dimension ?? '';
  const units = new Set<string>();
  for (const number of text.numbers) {
    if (number.unit !== undefined) continue;
    for (const unit of COMMON_UNITS[dimension] ?? [])
      if (inFieldUnit(field, number.value, unit) === value) units.add(unit);
  }
  return [...units];
}

/** Units that texts leave out. */
const COMMON_UNITS: Readonly<Record<string, readonly string[]>> = {
  length: ['mm', 'cm', 'm', 'in', 'ft'],
  mass: ['g', 'kg', 'lb', 'oz'],
  volume: ['l', 'ml', 'm³', 'gal'],
  power: ['W', 'kW'],
};

function numberCandidate(reading: Reading, sight: Sight): Candidate {
  const { number, value, unit, symbol } = reading;
  const { field, text, profile, readings } = sight;
  const role = roleOf(field);
  const shared: (readonly [string, number])[] = [
    ['number', 1],
    [`unit=${unit}`, 1],
    [`role=${role === undefined ? 'any' : number.role === role ? 'same' : number.role ? 'other' : 'none'}`, 1],
    [`kind=${number.kind}`, 1],
    ...labelFeatures(fieldWords(field), text, number),
  ];
  if (role) shared.push([`role ${role}=${number.role ?? 'none'}`, 1]);
  if (role && number.role !== role && readings.some((other) => other.number.role === role)) shared.push(['role elsewhere', 1]);
  if (number.chain) {
    if (readings.find((other) => other.number.chain)?.number.chain?.id === number.chain.id) shared.push(['first chain', 1]);
    shared.push([`chain=${number.chain.size}`, 1], [`place ${role ?? 'any'}=${place(number)}`, 1]);
    shared.push([`rank=${number.chain.size}.${rankInChain(number, sight)}`, 1]);
  } else shared.push(['alone', 1]);
  if (number.nature) shared.push([`nature=${number.nature}`, 1]);
  if (number.attached) shared.push(['attached', 1]);
  if (!role && number.role) shared.push(['role unasked', 1]);
  if (isMeasured(reading) && isSole(reading, sight)) shared.push(['sole', 1]);
  if (number.looseUnit) shared.push(['loose unit', 1]);
  if (number.end <= sight.titleEnd) shared.push(['title', 1]);
  const order = readings.findIndex((other) => other.number === number);
  shared.push([`order=${Math.min(order, 4)}`, 1]);
  const same = readings.filter((other) => other.value === value && other.number !== number).length;
  if (same > 0) shared.push(['again', Math.min(same, 3)]);
  shared.push(...magnitudeFeatures(value, profile), ...silence(reading, profile));
  const own: (readonly [string, number])[] = [
    [`unit=${symbol}${unit === 'silent' ? '?' : ''}`, 1],
    [`size=${Math.round(2 * Math.log10(Math.abs(value) || 1e-9))}`, 1],
    ...neighbourFeatures(text, number),
  ];
  if (number.role) own.push([`role=${number.role}`, 1]);
  if (number.dimension && unit === 'foreign') own.push([`dimension=${number.dimension}`, 1]);
  const where = number.chain ? place(number) : 'alone';
  const rank = number.chain ? `rank ${rankInChain(number, sight)}` : 'no rank';
  for (const word of titleWords(text)) own.push([`${word} ${where}`, 1], [`${word} ${rank}`, 1]);
  const slot = (profile.values.get(answerKey(value)) ?? 0) >= OFTEN && field.unit === undefined ? { slot: answerKey(value) } : {};
  return { value, span: { start: number.start, end: number.end }, shared, own, ...slot };
}

/** Whether nothing speaks against a number, so that it tempts a field. */
function isPlain(reading: Reading): boolean {
  return isMeasured(reading) || (reading.unit === 'none' && !reading.number.nature && !reading.number.attached);
}

function isMeasured({ unit, number }: Reading): boolean {
  return (unit === 'own' || unit === 'other' || unit === 'inherited') && !number.nature && !number.attached;
}

/** Whether no other value of the text has a unit that fits. */
function isSole(reading: Reading, { readings }: Sight): boolean {
  return readings.every((other) => other.value === reading.value || !isMeasured(other));
}

function place({ chain }: NumberSpan): string {
  return chain ? `${chain.size}.${chain.index}` : 'alone';
}

/** 0 for the largest number of its chain. */
function rankInChain(number: NumberSpan, { text }: Sight): number {
  const size = (other: NumberSpan) => other.base ?? other.value;
  return text.numbers.filter(
    (other) => other.chain?.id === number.chain?.id && other !== number && size(other) > size(number),
  ).length;
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

/** The values at which their magnitude is trusted by half. */
const ENOUGH = 5;

/** How often the examples left this unit out. */
function silence({ unit, symbol }: Reading, { silentUnits, found }: NumberProfile): Features {
  if (unit !== 'silent') return [];
  const count = silentUnits.get(symbol) ?? 0;
  const total = found[0] + found[1];
  if (total === 0) return [['silent', 1]];
  return [['silent share', Math.log((count + 0.5) / (total + 1))]];
}

function nothing({ profile, readings, field }: Sight, candidates: readonly Candidate[]): Candidate {
  const count = candidates.length > 5 ? 'many' : candidates.length > 2 ? 'some' : String(candidates.length);
  const role = roleOf(field);
  const named = role !== undefined && readings.some(({ number }) => number.role === role);
  const tempted = readings.some(isPlain) ? 1 : 0;
  const share = Math.log((profile.absent[tempted] + 2) / (profile.found[tempted] + 2));
  return {
    value: null,
    slot: answerKey(null),
    shared: [
      ['nothing', 1],
      [`nothing of ${count}`, 1],
      [named ? 'nothing despite role' : 'nothing, no role', 1],
      ['nothing share', share],
    ],
    own: [['nothing', 1]],
  };
}

function magnitudeOf(logs: readonly number[]): NumberProfile['magnitude'] {
  if (logs.length === 0) return undefined;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
  // A few values say little about how far others may lie: half a decade is assumed, as if seen twice.
  const deviation = Math.sqrt((variance * logs.length + 2 * 0.25) / (logs.length + 2));
  return { mean, deviation };
}
