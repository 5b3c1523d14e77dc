import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../../src/fields/accept.js';
import { makeField } from '../make-field.js';

const RELEASE = makeField({ type: 'date', label: 'Date de mise sur le marché' });

function outcome(raw: unknown): unknown {
  const result = acceptValue(RELEASE, raw);
  return result.ok ? result.value : `refused: ${result.reason}`;
}

describe('a date', () => {
  it.each([
    ['2024-03-12', '2024-03-12'],
    ['12. März 2024', '2024-03-12'],
    ['mars 2024', '2024-03'],
    ['31/12/2025', '2025-12-31'],
    ['N/A', null],
    ['12/03/2024', 'refused: "12/03/2024" may name the day or the month first: write it as 2024-03-12'],
    ['bientôt', 'refused: "bientôt" is not a date: write it as 2024-03-12 or 2024-03'],
    ['mars 2024 ou avril 2024', 'refused: "mars 2024 ou avril 2024" holds several dates'],
    [2024, 'refused: 2024 is not a date'],
  ])('is %j as %j', (raw, value) => {
    expect(outcome(raw)).toBe(value);
  });
});
