import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../../src/engine/candidates/numbers/stated-conditions.js';
import { readAside } from '../../../../src/fields/text.js';
import { makeField } from '../../../fields/make-field.js';

const CURRENT = makeField({ type: 'number', label: 'Courant assigné AC-3, 400 V', unit: 'A' });
const POWER = makeField({ type: 'number', label: 'Bemessungsleistung AC-3, 400 V', unit: 'kW' });
const HEAT = makeField({ type: 'number', label: 'Heat output to EN 442, 75/65, 20 °C', unit: 'W' });
const PLAIN = makeField({ type: 'number', label: 'Current', unit: 'A' });
const VOLTAGE = makeField({ type: 'number', label: 'Spannung 400 V', unit: 'V' });

/** Each number in the field's unit, with what its condition is to the field. */
function conditions(field: typeof CURRENT, source: string): readonly string[] {
  const text = readAside(source);
  return text.numbers
    .filter(({ unit }) => unit === field.unit)
    .map((number) => `${number.value} ${conditionOf(field, number, text)}`);
}

describe('what a number is said to hold for', () => {
  it.each<[string, readonly string[]]>([
    ['Contacteur AC-1 : 40 A, AC-3 : 25 A', ['40 other', '25 asked']],
    ['Schütz, AC-3: 25 A, AC-1: 40 A', ['25 asked', '40 other']],
    ['Contactor 25 A AC-3, 40 A AC-1 (400 V)', ['25 asked', '40 other']],
    ['Mini-contacteur 9 A en AC-3 sous 400 V', ['9 asked']],
    ['Contactor 95 A / 45 kW (AC-3, 400 V)', ['95 asked']],
    ['Courant AC-3, 380-400 V : 25 A\nCourant AC-1 : 40 A', ['25 asked', '40 other']],
    ['Schütz 20 A, 2 Schließer, Spule 230 V', ['20 missing']],
  ])('tells duties in %s', (source, expected) => {
    expect(conditions(CURRENT, source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['5,5 kW à 220-230 V, 11 kW à 400 V, 15 kW à 660-690 V', ['5.5 other', '11 asked', '15 other']],
    ['Leistung bei 230 V: 5,5 kW, bei 400 V: 11 kW', ['5.5 other', '11 asked']],
    ['Rated power 11 kW at 400 V', ['11 asked']],
  ])('tells voltages in %s', (source, expected) => {
    expect(conditions(POWER, source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['Wärmeleistung 75/65/20 °C nach EN 442: 2014 W (55/45/20 °C: 1040 W)', ['2014 asked', '1040 other']],
    ['Puissance selon EN 442 à ΔT50 : 618 W, ΔT30 : 320 W', ['618 asked', '320 other']],
    ['Heat output 633 W (75/65/20)', ['633 asked']],
    ['Sèche-serviettes. Puissance : 1500 W', ['1500 missing']],
  ])('tells temperatures of water in %s', (source, expected) => {
    expect(conditions(HEAT, source)).toEqual(expected);
  });

  it('says nothing where the label names no condition', () => {
    expect(conditions(PLAIN, 'AC-1: 40 A')).toEqual(['40 undefined']);
    expect(conditions(VOLTAGE, 'Spannung 230 V')).toEqual(['230 undefined']);
  });
});
