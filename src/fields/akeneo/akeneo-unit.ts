import { akeneoUnitSpelling } from '../units/akeneo-unit-codes.js';
import { convert, parseUnit, type Unit } from '../units/units.js';
import type { MeasurementFamily } from './catalogue-structure.js';

/** How a unit of Akeneo is written in the catalogue, with a sentence when texts cannot be converted to it. */
export interface CatalogueUnit {
  readonly unit: string;
  readonly note?: string;
}

/** Units of memory count in 1,000 or 1,024; more than that is another unit of the same name. */
const TOLERANCE = 0.1;

/**
 * The unit that a code such as `CENTIMETER` stands for, as texts write it (`cm`). It is one that conversions are known of
 * when its code, symbol or a label names one that measures the same as its family says.
 */
export function catalogueUnit(code: string, family?: MeasurementFamily): CatalogueUnit {
  const known = unitsNamed(code, family).find((one) => agrees(one, code, family));
  if (known) return { unit: known.symbol };
  const unit = family?.units[code]?.symbol || code;
  return {
    unit,
    note: `numbers of texts are not converted to the unit ${code}, which is none of those that are known`,
  };
}

/** A code of a family of one's own that is short, in capitals, as codes are: of `NM` only the symbol tells newton metres from nanometres. */
const ABBREVIATION = /^[A-Z\d]{1,4}$/;

/** The units that the names of a unit may stand for, the likeliest first. */
function unitsNamed(code: string, family: MeasurementFamily | undefined): readonly Unit[] {
  const { symbol, labels = {} } = family?.units[code] ?? {};
  const own = [akeneoUnitSpelling(code), code.toLowerCase().replaceAll('_', ' '), code];
  const stated = [symbol, ...Object.values(labels)];
  const names = ABBREVIATION.test(code) ? [...stated, ...own] : [...own, ...stated];
  return names.flatMap((name) => (name ? (parseUnit(name) ?? []) : []));
}

/**
 * An amount in the standard unit of its family; undefined for a unit that the family has not. Akeneo's
 * `convert_from_standard` are, against their name, the steps *to* the standard unit, in order (Fahrenheit: sub 32, div 1.8, add 273.15 is kelvins).
 */
export function toStandard(amount: number, code: string, family: MeasurementFamily): number | undefined {
  return family.units[code]?.toStandard.reduce(
    (value, { operator, value: operand }) => apply(value, operator, Number(operand)),
    amount,
  );
}

/** An amount in another unit of its family; undefined when the family has one of them not, or a step cannot be turned back. */
export function convertAmount(
  amount: number,
  from: string,
  to: string,
  family: MeasurementFamily | undefined,
): number | undefined {
  if (from === to) return amount;
  const standard = family && toStandard(amount, from, family);
  const steps = family?.units[to]?.toStandard;
  if (standard === undefined || !steps) return undefined;
  const value = steps
    .toReversed()
    .reduce((rest, { operator, value: operand }) => apply(rest, INVERSE[operator], Number(operand)), standard);
  // Twelve digits hold any amount of a catalogue, and none of the noise of floating point.
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined;
}

type Operator = 'mul' | 'div' | 'add' | 'sub';

const INVERSE = { mul: 'div', div: 'mul', add: 'sub', sub: 'add' } as const;

function apply(value: number, operator: Operator, operand: number): number {
  switch (operator) {
    case 'mul':
      return value * operand;
    case 'div':
      return value / operand;
    case 'add':
      return value + operand;
    case 'sub':
      return value - operand;
  }
}

/** Whether a known unit is as large as the family says, wherever another unit of the family is known to compare with. */
function agrees(unit: Unit, code: string, family: MeasurementFamily | undefined): boolean {
  if (!family?.units[code]) return true;
  const [standard] = unitsNamed(family.standardUnit, family);
  if (!standard) return true;
  const known = convert(1, unit, standard);
  const stated = toStandard(1, code, family);
  if (known === undefined || stated === undefined) return false;
  return Math.abs(known - stated) <= TOLERANCE * Math.abs(known);
}
