import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/fields/dates/read-dates.js';
import { readText } from '../../../src/fields/text.js';

const datesIn = (description: string) => readDates(readText(description)).map(({ date }) => date ?? 'ambiguous');

describe('dates of a text', () => {
  it.each([
    ['Disponible à partir du 12/03/2024 dans nos magasins', '2024-03-12'],
    ['Lieferbar ab dem 12.3.2024 und nicht vorher', '2024-03-12'],
    ['Ab 12. März 2024 lieferbar', '2024-03-12'],
    ['5. Jänner 2024', '2024-01-05'],
    ['le 1er mars 2024', '2024-03-01'],
    ['12th of March 2024', '2024-03-12'],
    ['March 12, 2024', '2024-03-12'],
    ['12-Mar-2024', '2024-03-12'],
    ['Released 25/03/2024', '2024-03-25'],
    ['Released 03/25/2024', '2024-03-25'],
    ['2024-03-12', '2024-03-12'],
    ['2024/03/12', '2024-03-12'],
    ['2024-03-12T10:00:00+00:00', '2024-03-12'],
    ['Haltbar bis 31.12.2025.', '2025-12-31'],
    ['12.03.24', '2024-03-12'],
    ['mars 2024', '2024-03'],
    ['Stand: August 2023', '2023-08'],
    ['déc. 2022', '2022-12'],
    ['sept. 2023', '2023-09'],
    ['03/2024', '2024-03'],
    ['2024-03', '2024-03'],
  ])('reads %s as %s', (description, date) => {
    expect(datesIn(description)).toEqual([date]);
  });

  it.each(['Release 12/03/2024 of the new item', '12-03-2024', '01/02/24'])(
    'leaves open which number of %s is the day',
    (description) => {
      expect(datesIn(description)).toEqual(['ambiguous']);
    },
  );

  it.each([
    ...['30/02/2024', '31.11.2023', '1/2/3', 'IP 12.3.4', 'v1.2.2024', 'Réf. 12/03/2024-5', '12 pièces 2024'],
    ...['2 x 12 mm', 'EN 60335-2024', '10/100/1000', '13/2024', 'Modell 2024', '240 V / 50 Hz'],
  ])('finds none in %s', (description) => {
    expect(datesIn(description)).toEqual([]);
  });

  it('tells where each stands', () => {
    const text = readText('Vendu du 3 avril 2023 au 12/03/2024, dans la limite des stocks');
    expect(readDates(text).map(({ start, end }) => text.source.slice(start, end))).toEqual([
      '3 avril 2023',
      '12/03/2024',
    ]);
  });
});
