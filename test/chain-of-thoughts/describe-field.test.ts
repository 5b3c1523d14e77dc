import { describe, expect, it } from 'vitest';
import { describeField } from '../../src/chain-of-thoughts/describe-field.js';
import type { FieldType, Locale } from '../../src/fields/field.js';
import { field } from './fields.js';

const lineOf = (type: FieldType, locale: Locale, unit?: string) =>
  describeField(field({ code: 'F', label: 'L', type, ...(unit && { unit }) }), {
    ...{ fields: [], description: '', examples: [], locale, shownOptions: {}, withGuideline: true },
  });

describe('what a question says of a field', () => {
  it.each<[FieldType, Locale, string | undefined, string]>([
    ['date', 'fr', undefined, "Champ : L (date, telle que la description l'écrit)"],
    ['date', 'en', undefined, 'Field: L (date, as the description writes it)'],
    ['date', 'de', undefined, 'Feld: L (Datum, wie die Beschreibung es schreibt)'],
    ['range', 'fr', '°C', 'Champ : L (plage en °C, {"min": nombre ou null, "max": nombre ou null})'],
    ['range', 'en', 'V', 'Field: L (range in V, {"min": number or null, "max": number or null})'],
    ['range', 'de', undefined, 'Feld: L (Bereich, {"min": Zahl oder null, "max": Zahl oder null})'],
  ])('names a %s in %s', (type, locale, unit, line) => {
    expect(lineOf(type, locale, unit)).toBe(line);
  });
});
