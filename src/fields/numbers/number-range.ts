import { readAside, type Text } from '../text.js';
import { convert, parseUnit } from '../units/units.js';
import type { Aspect } from './aspect-words.js';
import type { NumberSpan } from './number-span.js';

/** What a text says a quantity may be: `-20 … +60 °C`, `max. 10 bar`, `60 cm`. UTF-16 offsets into the text, end exclusive. */
export interface StatedRange {
  /** The least value, as written; null where only the most is said. */
  readonly min: number | null;
  readonly max: number | null;
  /** The symbol of the unit of both; undefined for bare numbers. */
  readonly unit?: string;
  readonly start: number;
  readonly end: number;
  /** What it is said of, when it is not the product as it is used: `storage`, `package` … */
  readonly aspects?: readonly Aspect[];
  /** Whether both ends are said (`range`), one of them (`bound`), or one value that is both (`single`). */
  readonly kind: 'range' | 'bound' | 'single';
}

/**
 * The ranges of a text in order, each number in one of them at most: two numbers of a range or beside `min./max.` are
 * one, a number beside `max.` or `from` is open, any other one is a single value. Dates, prices and references are left out.
 */
export function rangesIn({ numbers }: Text): readonly StatedRange[] {
  const ranges: StatedRange[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as NumberSpan;
    if ((number.nature && number.nature !== 'percent') || number.per !== undefined) continue;
    const next = numbers[i + 1];
    if (next && isPair(number, next)) {
      ranges.push(closed(number, next));
      i++;
    } else ranges.push(open(number));
  }
  return ranges;
}

/**
 * The range that some words state, such as a raw answer or a cell: the first with two ends, or else the first with one,
 * or else a single value.
 * @returns undefined when the words hold no number
 */
export function readRange(words: string): StatedRange | undefined {
  const ranges = rangesIn(readAside(words));
  return (['range', 'bound', 'single'] as const)
    .map((kind) => ranges.find((range) => range.kind === kind))
    .find((range) => range !== undefined);
}

/** The two ends of one range: joined by a sign or word, or the least beside the most of the same dimension. */
function isPair(left: NumberSpan, right: NumberSpan): boolean {
  if (!left.bound || !right.bound || left.bound === right.bound) return false;
  if (left.dimension !== right.dimension && left.unit !== undefined && right.unit !== undefined) return false;
  return left.rangeEnd !== undefined || right.start - left.end <= 40;
}

/** In the unit of the higher end, when each has another one: `800 mm - 1,2 m`. */
function closed(left: NumberSpan, right: NumberSpan): StatedRange {
  const [low, high] = left.bound === 'low' ? [left, right] : [right, left];
  const unit = high.unit ?? low.unit;
  const [from, to] = [parseUnit(low.unit ?? ''), parseUnit(high.unit ?? '')];
  const min = from && to ? (convert(low.value, from, to) ?? low.value) : low.value;
  const aspects = left.aspects ?? right.aspects;
  const place = { start: left.start, end: right.end, ...(unit !== undefined && { unit }), ...(aspects && { aspects }) };
  return { min, max: high.value, ...place, kind: 'range' };
}

function open({ value, unit, bound, start, end, aspects }: NumberSpan): StatedRange {
  const place = { start, end, ...(unit !== undefined && { unit }), ...(aspects && { aspects }) };
  if (!bound) return { min: value, max: value, ...place, kind: 'single' };
  return { min: bound === 'low' ? value : null, max: bound === 'high' ? value : null, ...place, kind: 'bound' };
}
