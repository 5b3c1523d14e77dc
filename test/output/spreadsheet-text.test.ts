import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow, PLAIN_CSV, plainNumber, readCsvRow } from '../../src/output/csv.js';
import { guardFormula, withoutGuard } from '../../src/output/spreadsheet-text.js';

describe('a text that a spreadsheet would run', () => {
  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', "'=1", '-10 à 40 °C', '+ kit de pose'])(
    'is guarded by an apostrophe, and comes back: %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
      expect(withoutGuard(guardFormula(text))).toBe(text);
    },
  );

  it.each(['', '-', '+', '-5', '+33', '-0,5', '12.5', "l'eau", "'quoted'", 'a=b', '60 cm', '1-2'])(
    'is none, and stays as it is: %j',
    (text) => {
      expect(guardFormula(text)).toBe(text);
      expect(withoutGuard(text)).toBe(text);
    },
  );

  it('comes back whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', ',', 'a', ' ') });
    fc.assert(
      fc.property(text, (one) => {
        expect(withoutGuard(guardFormula(one))).toBe(one);
      }),
    );
  });
});

describe('a row of a CSV', () => {
  it('begins no cell with what a spreadsheet runs, but for numbers', () => {
    expect(csvRow(['=A1', -5, '-5', '@x', ['-a', 'b'], true, null])).toBe(`'=A1,-5,-5,'@x,"'-a,b",1,\r\n`);
  });

  it('is written in another style', () => {
    const style = { delimiter: ';', decimal: ',', guarded: false } as const;
    expect(csvRow(['=A;1', 1.5, 'a,b', 0.25], style)).toBe('"=A;1";1,5;a,b;0,25\r\n');
    expect(csvRow([1.5, 2], { ...style, delimiter: ',' })).toBe('"1,5",2\r\n');
    expect(csvRow(['a', 'b\tc'], { ...style, delimiter: '\t' })).toBe('a\t"b\tc"\r\n');
  });

  it('comes back as it was, in any style', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', "'", ',', ';', '\n', '\r', '=', '-', '1', 'é', ' ') });
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      decimal: fc.constantFrom('.' as const, ',' as const),
      guarded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), style, (cells, one) => {
        expect(readCsvRow(csvRow(cells, one), one)).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
    expect(readCsvRow(csvRow(['']), PLAIN_CSV)).toEqual(['']);
  });

  it.each([
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5e22, '-25000000000000000000000'],
    [0.1, '0.1'],
    [123456789012, '123456789012'],
    [-0.5, '-0.5'],
  ])('holds %d without an exponent', (value, text) => {
    expect(plainNumber(value)).toBe(text);
    expect(Number(text)).toBe(value);
  });
});
