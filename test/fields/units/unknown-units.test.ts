import { expect, it } from 'vitest';
import { unknownUnitNotes } from '../../../src/fields/units/unknown-units.js';
import { makeField } from '../make-field.js';

const inUnit = (name: string, unit?: string) => makeField({ name, type: 'number', ...(unit && { unit }) });

it('tells a unit that is not known once, with the fields that have it', () => {
  const fields = [inUnit('glow', 'glims'), inUnit('width', 'mm'), inUnit('shine', 'glims'), inUnit('count')];
  expect(unknownUnitNotes(fields)).toEqual([
    'the unit "glims" is not known, so that no other one is converted to it: glow, shine take numbers with it or with none',
  ]);
});

it('names the first fields of many', () => {
  const [note] = unknownUnitNotes(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => inUnit(name, 'glims')));
  expect(note).toContain('a, b, c, d, e and 2 more take numbers');
});

it.each(['W/(m·K)', 'SQUARE_METER', 'CMT', 'H', 'dB(A) re 1 pW', '%', 'µg/m³', 'kVAr'])('knows %s', (unit) => {
  expect(unknownUnitNotes([inUnit('field', unit)])).toEqual([]);
});
