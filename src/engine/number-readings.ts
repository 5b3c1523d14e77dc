import type { Field } from '../fields/field.js';
import { inFieldUnit } from '../fields/number.js';
import type { NumberSpan } from '../fields/number-span.js';
import { once } from '../fields/once.js';
import { unitOf } from './field-unit.js';

/** A number of a text taken in one unit, as a value of a field. */
export interface NumberReading {
  readonly number: NumberSpan;
  readonly value: number;
  /** How the unit is known: written as the field's or another one, inherited, left out, none at all, or not the field's business. */
  readonly unit: 'own' | 'other' | 'inherited' | 'silent' | 'none' | 'foreign';
  readonly symbol: string;
}

/** How a number is read. */
export interface Reader {
  /** Units in which a number without one may be meant, beside the field's own. */
  readonly silent: Iterable<string>;
  /** Whether halves are rounded as binary computers do (57.15 → 57.1), not away from zero. */
  readonly binary: boolean;
}

/** What a number could mean for a field. */
export function readNumber(
  field: Field,
  number: NumberSpan,
  reader: Reader = { silent: [], binary: false },
): readonly NumberReading[] {
  const unit = unitOf(field);
  const symbol = number.unit ?? '';
  if (!unit) {
    const value = inFieldUnit(field, number.value);
    const kind = symbol === '' ? 'none' : symbol === field.unit ? 'own' : 'foreign';
    return value === undefined ? [] : [{ number, value, unit: kind, symbol }];
  }
  if (symbol === '') {
    return [...new Set([unit.symbol, ...reader.silent])].flatMap((other): NumberReading[] => {
      const value = valueIn(field, number.value, other, reader.binary);
      return value === undefined ? [] : [{ number, value, unit: 'silent', symbol: other }];
    });
  }
  if (number.dimension !== unit.dimension) return [];
  const value = valueIn(field, number.value, symbol, reader.binary);
  if (value === undefined) return [];
  return [{ number, value, unit: number.inherited ? 'inherited' : unit.symbol === symbol ? 'own' : 'other', symbol }];
}

/** A number of a unit as the field stores it. */
export function valueIn(field: Field, value: number, symbol: string, binary: boolean): number | undefined {
  if (!binary || field.decimals === undefined) return inFieldUnit(field, value, symbol);
  const exact = inFieldUnit(exactly(field), value, symbol);
  return exact === undefined ? undefined : Number(exact.toFixed(field.decimals));
}

/** The same field without rounding. */
const exactly = once((field: Field): Field => ({ ...field, decimals: undefined }));

/** Whether a number has a unit of the field and nothing speaks against it. */
export function isMeasured({ unit, number }: NumberReading): boolean {
  return (unit === 'own' || unit === 'other' || unit === 'inherited') && !number.nature && !number.attached;
}

/** Whether a number could tempt the field: measured, or plain where there is no unit. */
export function isTempting(reading: NumberReading): boolean {
  const { unit, number } = reading;
  return isMeasured(reading) || (unit === 'none' && !number.nature && !number.attached);
}
