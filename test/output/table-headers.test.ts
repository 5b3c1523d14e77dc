import { expect, it } from 'vitest';
import { tableHeaders } from '../../src/output/table-headers.js';
import { makeField } from '../helpers/fields.js';

const FIELDS = [
  makeField('A', { label: 'Largeur', labels: { fr: 'Largeur', en: 'Width' } }),
  makeField('B', { label: 'Largeur', labels: { en: 'Inner width' } }),
  makeField('C', { label: 'Poids' }),
];
const codes = ['A', 'B', 'C', 'X'];
const field = (code: string) => FIELDS.find((one) => one.code === code);

it('columns are called by their codes, or by labels in the language, with the code where two have one label', () => {
  expect(tableHeaders(codes, 'code', { field, locale: 'fr' })).toEqual(codes);
  expect(tableHeaders(codes, 'label', { field, locale: 'fr' })).toEqual(['Largeur (A)', 'Largeur (B)', 'Poids', 'X']);
  expect(tableHeaders(codes, 'label', { field, locale: 'en' })).toEqual(['Width', 'Inner width', 'Poids', 'X']);
});
