import { tidy } from '../numbers/round.js';
import { akeneoUnitSpelling } from './akeneo-unit-codes.js';
import { splitPrefix } from './si-prefixes.js';
import { uneceUnitSpelling } from './unece-unit-codes.js';
import type { Unit } from './unit.js';
import { unitExpressed } from './unit-expression.js';
import { unitSpelled, unitStated } from './unit-spellings.js';

/** The unit that a text such as `mm`, `Liter` or `dB(A) re 1 pW` names as a whole; undefined for anything else. */
export function parseUnit(text: string): Unit | undefined {
  const wanted = text.trim().replace(/\.$/, '');
  return (
    unitSpelled(text) ??
    unitSpelled(wanted) ??
    unitSpelled(wanted.replace(/\s+re\s+1\s*\S+$/i, '')) ??
    unitExpressed(wanted)
  );
}

/** The unit that a dictionary states for a field: what a text may write, a bare symbol (`H`, `F`), a unit code of Akeneo, or one of UN/ECE. */
export function dictionaryUnit(text: string): Unit | undefined {
  const spelling = akeneoUnitSpelling(text.trim()) ?? '';
  return (
    unitStated(spelling) ??
    unitSpelled(uneceUnitSpelling(text.trim()) ?? '') ??
    (/^[HFS]$/.test(text.trim()) ? unitStated(text.trim()) : undefined) ??
    parseUnit(text) ??
    unitPrefixed(spelling) ??
    unitSpelled(spelling) ??
    unitExpressed(spelling)
  );
}

/** The value in another unit; undefined when the two do not measure the same. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (from.dimension !== to.dimension) return undefined;
  if (from === to) return value;
  return tidy((value * from.factor + from.offset - to.offset) / to.factor);
}

/** A unit with any prefix of the SI, seldom as it may be: `daV`, `cC`, `aF`. */
function unitPrefixed(symbol: string): Unit | undefined {
  const { factor, stem = '' } = splitPrefix(symbol) ?? {};
  const unit = stem === '' ? undefined : (unitStated(stem) ?? unitSpelled(stem));
  return unit && factor !== undefined && unit.offset === 0
    ? { ...unit, symbol, factor: unit.factor * factor }
    : undefined;
}

export type { Unit } from './unit.js';
