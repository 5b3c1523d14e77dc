import type { Field } from '../../../fields/field.js';
import { silentUnitOf } from '../../../fields/guideline-rules.js';
import { inFieldUnit } from '../../../fields/numbers/in-field-unit.js';
import type { NumberNature, NumberSpan } from '../../../fields/numbers/number-span.js';
import type { Unit } from '../../../fields/units/units.js';
import { type Conversion, valueIn } from './conversion.js';
import { unitOf } from './field-unit.js';
import { isCounting, isForeignShare } from './number-facts.js';

/** A number of a text taken in one unit, as a value of a field. */
export interface NumberReading {
  readonly number: NumberSpan;
  readonly value: number;
  /** How the unit is known: written as the field's or another one, inherited, left out, none at all, the usual one of a field without any, or not the field's business. */
  readonly unit: 'own' | 'other' | 'inherited' | 'silent' | 'none' | 'usual' | 'foreign';
  readonly symbol: string;
}

/** How a number is read. */
export interface Reader {
  /** Units in which a number without one may be meant, beside the field's own. */
  readonly silent: Iterable<string>;
  /** Units that numbers of a field without one usually have. */
  readonly usual: ReadonlyMap<string, number>;
  readonly conversion: Conversion;
}

const PLAINLY: Reader = { silent: [], usual: new Map(), conversion: 'exact' };

/** What a number could mean for a field. */
export function readNumber(field: Field, number: NumberSpan, reader: Reader = PLAINLY): readonly NumberReading[] {
  const unit = unitOf(field);
  const symbol = number.unit ?? '';
  if (!unit) {
    const value = inFieldUnit(field, number.value);
    return value === undefined ? [] : [{ number, value, unit: unitless(field, number, reader), symbol }];
  }
  if (isForeignShare(field, number)) return [];
  if (number.foreignUnit !== undefined) {
    const value = number.foreignUnit === field.unit ? inFieldUnit(field, number.value) : undefined;
    return value === undefined ? [] : [{ number, value, unit: 'own', symbol: field.unit ?? '' }];
  }
  if (symbol === '') {
    return [...new Set([silentUnitOf(field)?.symbol ?? unit.symbol, ...reader.silent])].flatMap(
      (other): NumberReading[] => {
        const value = valueIn(field, number.value, other, reader.conversion);
        return value === undefined ? [] : [{ number, value, unit: 'silent', symbol: other }];
      },
    );
  }
  if (isColour(symbol, unit)) return [];
  // Of a wash at 30° nobody asks for the angle.
  if (symbol === '°' && unit.dimension === 'temperature')
    return [{ number, value: number.value, unit: 'other', symbol }];
  if (number.dimension !== unit.dimension) return [];
  const value = valueIn(field, number.value, symbol, reader.conversion);
  if (value === undefined) return [];
  return [{ number, value, unit: number.inherited ? 'inherited' : unit.symbol === symbol ? 'own' : 'other', symbol }];
}

/** How a field without a unit that is known takes what stands behind a number. */
function unitless(field: Field, number: NumberSpan, { usual }: Reader): NumberReading['unit'] {
  const written = number.unit ?? number.foreignUnit ?? '';
  if (written !== '' && written === field.unit) return 'own';
  if (number.unit === undefined)
    return number.foreignUnit !== undefined && field.unit !== undefined ? 'foreign' : 'none';
  if (number.dimension === 'count' && isCounting(field, number)) return 'none';
  return usual.has(number.unit) ? 'usual' : 'foreign';
}

/** Kelvins are said of the colour of light, degrees of warmth: whether one is written where the other is asked for. */
function isColour(symbol: string, { dimension, symbol: asked }: Unit): boolean {
  return dimension === 'temperature' && (symbol === 'K') !== (asked === 'K');
}

/** Whether a number has a unit of the field and nothing speaks against it. */
export function isMeasured({ unit, number }: NumberReading): boolean {
  return (unit === 'own' || unit === 'other' || unit === 'inherited') && !number.nature && !number.attached;
}

/** Why a number is not what the field asks for; a percentage is, where it asks for one. */
export function strangeness({ unit, number: { nature } }: NumberReading): NumberNature | undefined {
  return nature === 'percent' && unit === 'own' ? undefined : nature;
}

/** Whether a number could tempt the field: measured, or plain or with a usual unit where the field has none. */
export function isTempting(reading: NumberReading): boolean {
  const { unit, number } = reading;
  return isMeasured(reading) || ((unit === 'none' || unit === 'usual') && !number.nature && !number.attached);
}
