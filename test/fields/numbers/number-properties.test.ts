import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberSpan } from '../../../src/fields/numbers/number-span.js';
import { readAside } from '../../../src/fields/text.js';
import { convert, parseUnit } from '../../../src/fields/units/units.js';

const numbersOf = (source: string): readonly NumberSpan[] => readAside(source).numbers;
const small = fc.integer({ min: 1, max: 900 });
const unit = fc.constantFrom('mm', 'cm', 'kg', 'g', 'W', 'V', 'bar', 'l/h', 'Nm', 'nF', 'µA', 'W/(m·K)', 'm³/h', '㎝');

describe('any number', () => {
  it('keeps its value and unit beside a tolerance', () => {
    const sign = fc.constantFrom(' ± ', '±', ' +/- ', ' +/-', ' +- ', ' plus ou moins ');
    fc.assert(
      fc.property(small, small, unit, sign, (value, off, symbol, tolerance) => {
        const read = numbersOf(`${value}${tolerance}${off} ${symbol}`);
        expect(read.map((number) => [number.value, number.unit])).toEqual([[value, parseUnit(symbol)?.symbol]]);
      }),
    );
  });

  it('is the low and the high end of a range, whatever joins them', () => {
    const joint = fc.constantFrom('-', ' - ', ' – ', '…', ' ... ', ' bis ', ' à ', ' to ', ' ~ ');
    fc.assert(
      fc.property(small, small, joint, (low, more, between) => {
        const read = numbersOf(`${low}${between}${low + more} V`);
        expect(read.map(({ value, bound }) => [value, bound])).toEqual([
          [low, 'low'],
          [low + more, 'high'],
        ]);
      }),
    );
  });

  it('is below zero behind any minus before a temperature', () => {
    const minus = fc.constantFrom('-', '−', '–', '—', '‐', '- ', '− ', 'minus ', 'moins ');
    fc.assert(
      fc.property(small, minus, (value, sign) => {
        expect(numbersOf(`Temp.: ${sign}${value} °C`).map((number) => number.value)).toEqual([-value]);
      }),
    );
  });

  it('stands where its span says, whatever signs the text is made of', () => {
    const part = fc.constantFrom(
      '6',
      '0',
      ' ',
      'cm',
      '㎝',
      '±',
      '-',
      '–',
      '+',
      '/',
      '.',
      ',',
      '"',
      '(',
      ')',
      'x',
      '\u200b',
      '\u00ad',
      '１',
      'bis',
      'max.',
      '°C',
      '1/min',
      '10³',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        let last = 0;
        for (const { start, numberEnd, end, value } of numbersOf(source)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(numberEnd).toBeGreaterThan(start);
          expect(end).toBeGreaterThanOrEqual(numberEnd);
          expect(end).toBeLessThanOrEqual(source.length);
          last = numberEnd;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in the unit that a soft or zero-width character parts from it', () => {
    const soft = fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufeff', '\u00a0', '\u202f', '\u2009', ' ', '');
    fc.assert(
      fc.property(small, unit, soft, (value, symbol, gap) => {
        expect(numbersOf(`${value}${gap}${symbol}`)[0]).toMatchObject({ value, unit: parseUnit(symbol)?.symbol });
      }),
    );
  });
});

describe('units by rule', () => {
  it('grow by a thousand from prefix to prefix', () => {
    const stem = fc.constantFrom('A', 'V', 'W', 'F', 'Ω');
    fc.assert(
      fc.property(stem, (symbol) => {
        const [nano, micro] = [parseUnit(`n${symbol}`), parseUnit(`µ${symbol}`)];
        expect(nano && micro && convert(1000, nano, micro)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('turn round: a quotient of products converts there and back', () => {
    const part = fc.constantFrom('kg', 'g', 'W', 'kW', 'N', 'l', 'ml');
    const under = fc.constantFrom('m', 'cm', 'm²', 'h', 'min', 's', 'K');
    fc.assert(
      fc.property(part, part, under, small, (above, other, below, value) => {
        const [from, to] = [parseUnit(`${above}/${below}`), parseUnit(`${other}/${below}`)];
        const there = from && to && convert(value, from, to);
        if (there === undefined || there === 0) return;
        expect(convert(there, to as never, from as never)).toBeCloseTo(value, 6);
      }),
    );
  });
});
