import { tidy } from './round.js';
import { unitSpelled } from './unit-spellings.js';

/** A unit of measure: `base = value * factor + offset`, in the base of its dimension. */
export interface Unit {
  /** As catalogues write it: `mm`, `kW`, `°C`. */
  readonly symbol: string;
  /** `length`, `mass`, `data rate` … */
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

/** The unit that a text such as `mm`, `Liter` or `dB(A) re 1 pW` names as a whole; undefined for anything else. */
export function parseUnit(text: string): Unit | undefined {
  const wanted = text.trim().replace(/\.$/, '');
  return unitSpelled(text) ?? unitSpelled(wanted) ?? unitSpelled(wanted.replace(/\s+re\s+1\s*\S+$/i, ''));
}

/** The value in another unit; undefined when the two do not measure the same. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (from.dimension !== to.dimension) return undefined;
  if (from === to) return value;
  return tidy((value * from.factor + from.offset - to.offset) / to.factor);
}
