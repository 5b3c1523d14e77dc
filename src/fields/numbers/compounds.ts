import { parseUnit } from '../units/units.js';
import type { NumberDraft } from './number-draft.js';
import { tidy } from './round.js';

/** Joins numbers that are parts of one: `5'11"`, `1 h 30 min`, `1m20`. The value is in the smaller unit. */
export function mergeCompounds(source: string, drafts: readonly NumberDraft[]): NumberDraft[] {
  const merged: NumberDraft[] = [];
  for (const draft of drafts) {
    const joined = joinWith(source, merged.at(-1), draft);
    if (joined) merged[merged.length - 1] = joined;
    else merged.push(draft);
  }
  return merged;
}

/** What people say in two units: nobody does of the `40A 30mA` of a breaker. */
const SAID_IN_PARTS = new Set(['length', 'mass', 'time', 'volume']);
const SMALLER: Readonly<Record<string, string>> = { m: 'cm', h: 'min' };

function joinWith(source: string, left: NumberDraft | undefined, right: NumberDraft): NumberDraft | undefined {
  if (!left?.unit || !Number.isInteger(left.value) || left.kind === 'compound') return undefined;
  const gap = source.slice(left.end, right.start);
  const unit =
    right.unit ??
    (gap === '' && /^\d\d$/.test(right.literal.raw) ? parseUnit(SMALLER[left.unit.symbol] ?? '') : undefined);
  if (!unit || !SAID_IN_PARTS.has(unit.dimension) || !/^[ \u00a0-]{0,2}$/.test(gap)) return undefined;
  const isPart = unit.dimension === left.unit.dimension && unit.factor < left.unit.factor;
  if (!isPart || right.value * unit.factor >= left.unit.factor) return undefined;
  const value = (left.value * left.unit.factor) / unit.factor + right.value;
  return {
    ...left,
    numberEnd: right.numberEnd,
    end: right.end,
    value: tidy(value),
    unit,
    kind: 'compound',
  };
}
