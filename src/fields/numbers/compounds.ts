import { parseUnit, type Unit } from '../units/units.js';
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
/** What digits alone behind a unit are in: `1m20`, `1 h 30`, `1 kg 200`. */
const SMALLER: Readonly<Record<string, readonly [unit: string, digits: number]>> = {
  m: ['cm', 2],
  h: ['min', 2],
  kg: ['g', 3],
  l: ['ml', 3],
  km: ['m', 3],
};
/** What may follow such digits: a thing that is counted may not. */
const DONE = /^\s*(?:$|[.,;:)\]\n|!?/-]|(?:avec|sans|pour|et|with|and|for|mit|ohne|und|env|ca|net)(?!\p{L}))/iu;

function impliedUnit(source: string, left: Unit, right: NumberDraft, gap: string): Unit | undefined {
  const [symbol, digits] = SMALLER[left.symbol] ?? [];
  if (symbol === undefined || !/^\d+$/.test(right.literal.raw) || right.literal.raw.length !== digits) return undefined;
  if (gap !== '' && !(/^[ \u00a0]$/.test(gap) && DONE.test(source.slice(right.numberEnd, right.numberEnd + 8))))
    return undefined;
  return parseUnit(symbol);
}

function joinWith(source: string, left: NumberDraft | undefined, right: NumberDraft): NumberDraft | undefined {
  if (!left?.unit || !Number.isInteger(left.value) || left.kind === 'compound') return undefined;
  const gap = source.slice(left.end, right.start);
  const unit = right.unit ?? impliedUnit(source, left.unit, right, gap);
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
