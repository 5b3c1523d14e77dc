import type { Value } from '../fields/field.js';
import { isRange } from '../fields/value-key.js';

/** Digits of a double that arithmetic can be trusted in. */
const PRECISION = 1e-9;

/** Whether two canonical values say the same: numbers as numbers, ranges end by end, lists as sets, anything else exactly. */
export function sameValue(one: Value, other: Value): boolean {
  if (Array.isArray(one) || Array.isArray(other)) return sameSet(listOf(one), listOf(other));
  if (isRange(one) && isRange(other)) return sameValue(one.min, other.min) && sameValue(one.max, other.max);
  if (typeof one === 'number' && typeof other === 'number') return sameNumber(one, other);
  return one === other;
}

function sameSet(some: readonly Value[], others: readonly Value[]): boolean {
  const within = (value: Value, list: readonly Value[]) => list.some((candidate) => sameValue(candidate, value));
  return some.every((value) => within(value, others)) && others.every((value) => within(value, some));
}

/** Nothing is an empty list; a single value is a list of one. */
function listOf(value: Value): readonly Value[] {
  return [value].flat().filter((one) => one !== null);
}

function sameNumber(one: number, other: number): boolean {
  return Math.abs(one - other) <= PRECISION * Math.max(1, Math.abs(one), Math.abs(other));
}
