import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../../src/fields/accept.js';
import { findEvidence } from '../../../src/fields/evidence.js';
import { fieldSchema } from '../../../src/fields/schema.js';
import { readText } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const TEMPERATURE = makeField({ type: 'range', label: 'Température de fonctionnement (°C)' });
const VOLTAGE = makeField({ type: 'range', label: 'Steuerspannung', unit: 'V', decimals: 1 });

function outcome(field: typeof TEMPERATURE, raw: unknown): unknown {
  const result = acceptValue(field, raw);
  return result.ok ? result.value : `refused: ${result.reason}`;
}

describe('a range', () => {
  it.each([
    ['-20 … +60 °C', { min: -20, max: 60 }],
    ['-20…+60 °C', { min: -20, max: 60 }],
    ['20 à 60', { min: 20, max: 60 }],
    ['de -20 à +60 °C', { min: -20, max: 60 }],
    ['entre 5 et 40 °C', { min: 5, max: 40 }],
    ['-40 °C to 85 °C', { min: -40, max: 85 }],
    ['jusqu’à 60 °C', { min: null, max: 60 }],
    ['mindestens 5 °C', { min: 5, max: null }],
    ['21 °C', { min: 21, max: 21 }],
    [21, { min: 21, max: 21 }],
    [[20, 60], { min: 20, max: 60 }],
    [
      { min: -20, max: 60 },
      { min: -20, max: 60 },
    ],
    [
      { min: '-20 °C', max: '60 °C' },
      { min: -20, max: 60 },
    ],
    [
      { min: '41 °F', max: null },
      { min: 5, max: null },
    ],
    [{ max: 60 }, { min: null, max: 60 }],
    [{ min: null, max: null }, null],
    ['N/A', null],
    ['0-10 V', 'refused: "0-10 V" holds no range in °C'],
    ['warm', 'refused: "warm" holds no number in °C'],
    [{ min: 60, max: 20 }, 'refused: the least, 60, is more than the most, 20'],
    [true, 'refused: true is not a range'],
    [{ min: true }, 'refused: true is not the end of a range'],
  ])('reads %j', (raw, value) => {
    expect(outcome(TEMPERATURE, raw)).toEqual(value);
  });

  it('is converted and rounded as the field says', () => {
    expect(outcome(VOLTAGE, '0-10 V')).toEqual({ min: 0, max: 10 });
    expect(outcome(VOLTAGE, '250 mV bis 1 kV')).toEqual({ min: 0.3, max: 1000 });
  });

  it('stays what it is when it is accepted once more', () => {
    const end = fc.option(fc.integer({ min: -500, max: 500 }));
    fc.assert(
      fc.property(end, end, (a, b) => {
        const [min, max] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        expect(outcome(TEMPERATURE, { min, max })).toEqual(min === null && max === null ? null : { min, max });
      }),
    );
  });

  it('stands where the text says it', () => {
    const text = readText('Vanne. Température de fonctionnement : -20…+60 °C, commande 0-10 V');
    expect(findEvidence(TEMPERATURE, { min: -20, max: 60 }, text)?.text).toBe('-20…+60 °C');
    expect(findEvidence(VOLTAGE, { min: 0, max: 10 }, text)?.text).toBe('0-10 V');
    expect(findEvidence(TEMPERATURE, { min: 0, max: 10 }, text)).toBeUndefined();
  });

  it('is asked for as an object of two ends, or null', () => {
    expect(fieldSchema(TEMPERATURE)).toEqual({
      type: ['object', 'null'],
      properties: { min: { type: ['number', 'string', 'null'] }, max: { type: ['number', 'string', 'null'] } },
      required: ['min', 'max'],
      additionalProperties: false,
    });
  });
});
