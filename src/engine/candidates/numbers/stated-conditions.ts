import type { Field } from '../../../fields/field.js';
import type { NumberSpan } from '../../../fields/numbers/number-span.js';
import type { Text } from '../../../fields/text.js';
import { labelsOf } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';
import { unitOf } from './field-unit.js';

/** What a rating holds for: a duty, a voltage, the temperatures of water, or the standard that it was measured by. */
type Family = 'duty' | 'volts' | 'water' | 'standard';

interface Condition {
  readonly family: Family;
  readonly low: string | number;
  /** As low as the other end unless it is a range of volts. */
  readonly high: string | number;
  /** Where it ends in the words that it was found in. */
  readonly end: number;
}

const CONDITION =
  /(?<![\p{L}\d])(?:(?<kind>AC|CA|DC|CC)[- ]?(?<duty>\d{1,2})(?![\p{L}\d])|(?<low>\d{2,4})(?:\s?(?:V\s?)?[-–/]\s?(?<high>\d{2,4}))?\s?V(?![\p{L}\d])|(?<water>\d\d\/\d\d)(?:[/-]\d\d)?(?![\d/])|[ΔD]T\s?=?\s?(?<over>[3-6]0)(?!\d)|EN[- ]?(?<standard>\d{3,5})(?!\d))/gu;
/** The mean of the water over the room's 20 °C. */
const WATER: Readonly<Record<string, string>> = { 30: '55/45', 50: '75/65', 60: '90/70' };
const REACH = 90;

function conditionsIn(words: string): readonly Condition[] {
  return [...words.matchAll(CONDITION)].map(({ groups = {}, 0: all, index }) => {
    const end = index + all.length;
    const one = (family: Family, value: string | number, high = value) => ({ family, low: value, high, end });
    const { kind, duty, low, high, water, over, standard } = groups;
    if (duty !== undefined) return one('duty', `${/D|CC/.test(kind ?? '') ? 'DC' : 'AC'}${duty}`);
    if (low !== undefined) return one('volts', Number(low), Number(high ?? low));
    if (standard !== undefined) return one('standard', standard);
    return one('water', water ?? WATER[over ?? ''] ?? '');
  });
}

const askedConditions = memoize((field: Field): readonly Condition[] => {
  const unit = unitOf(field);
  if (!unit) return [];
  return labelsOf(field)
    .flatMap(conditionsIn)
    .filter(({ family }) => family !== 'volts' || unit.dimension !== 'voltage');
});

/** Whether a number is said to hold for what the label names, or for something else: `AC-1 : 40 A, AC-3 : 25 A`, `11 kW à 400 V`; undefined where the label names nothing. */
export function conditionOf(
  field: Field,
  number: NumberSpan,
  text: Text,
): 'asked' | 'other' | 'missing' | 'unasked' | undefined {
  const asked = askedConditions(field);
  if (asked.length === 0) return isRating(field, number, text) ? 'unasked' : undefined;
  const stated = statedOf(number, text).filter(({ family }) => asked.some((one) => one.family === family));
  if (stated.length === 0) return 'missing';
  return stated.every((one) => asked.some((other) => meets(one, other))) ? 'asked' : 'other';
}

/** Whether a power is one of those that hold for a duty or for temperatures of water, and not what the product draws. */
function isRating(field: Field, number: NumberSpan, text: Text): boolean {
  if (number.dimension !== 'power' || unitOf(field)?.dimension !== 'power') return false;
  return statedOf(number, text).some(({ family }) => family === 'duty' || family === 'water');
}

function meets(stated: Condition, asked: Condition): boolean {
  return stated.family === asked.family && stated.low <= asked.low && asked.high <= stated.high;
}

const PHRASE_END = /[;\n•|]|\.\s/;
/** `9 A en AC-3 sous 400 V`, `95 A / 45 kW (AC-3, 400 V)`. */
const LED_BEHIND =
  /^\s?(?:\/\s?[\d.,]+\s?\p{L}{1,3}\s?)?(?:[([]\s?)?(?:(?:en|à|at|bei|sous|under|@|nach|selon|to|acc\. to)\s?)?(?=AC|CA|DC|CC|EN|[ΔD]T|\d{2})/u;
/** What goes on from the condition right behind to one more. */
const GOES_ON = /^(?:[\s,/;)°C]|sous|en|à|at|bei|under|et|and|und|EN|selon|nach){0,4}\s?$/u;

/** Of each family the nearest condition: one right behind a number is surely its own, else the last before it. */
function statedOf({ start, end, dimension }: NumberSpan, { source, numbers }: Text): readonly Condition[] {
  const found = new Map<Family, Condition>();
  for (const one of conditionsBefore(source, start, endOfLast(numbers, start, dimension))) found.set(one.family, one);
  for (const one of conditionsBehind(source, end)) found.set(one.family, one);
  return [...found.values()];
}

/** Where the last number of the same dimension ends: what stands before it is said of it. */
function endOfLast(numbers: readonly NumberSpan[], start: number, dimension: string | undefined): number {
  return numbers.findLast((one) => one.end <= start && one.dimension === dimension)?.end ?? 0;
}

function conditionsBefore(source: string, start: number, from: number): readonly Condition[] {
  const words = source.slice(Math.max(from, start - REACH), start);
  return conditionsIn(words.split(PHRASE_END).at(-1) ?? '');
}

function conditionsBehind(source: string, end: number): readonly Condition[] {
  const words = source.slice(end, end + REACH).split(/[;\n•|]/)[0] ?? '';
  const lead = LED_BEHIND.exec(words)?.[0].length;
  if (lead === undefined) return [];
  const kept: Condition[] = [];
  let at = lead;
  for (const one of conditionsIn(words)) {
    const before = words.slice(at, one.end);
    if (kept.length > 0 && !GOES_ON.test(before.replace(CONDITION, ''))) break;
    // In `2014 W (55/45: 1040 W)` they lead on to the next number.
    if (/^[^\d,;)]{0,6}[:=]/.test(words.slice(one.end))) return [];
    kept.push(one);
    at = one.end;
  }
  return kept;
}
