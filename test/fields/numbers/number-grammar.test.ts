import { describe, expect, it } from 'vitest';
import type { NumberSpan } from '../../../src/fields/numbers/number-span.js';
import { readAside } from '../../../src/fields/text.js';

/** `598 mm width` for each number: value, unit and role, when there are any. */
function summary(source: string): readonly string[] {
  return readAside(source).numbers.map(({ value, unit, role }) =>
    [value, unit, role].filter((part) => part !== undefined).join(' '),
  );
}

function numbersIn(source: string): readonly NumberSpan[] {
  return readAside(source).numbers;
}

describe('chains', () => {
  it.each<[string, readonly string[]]>([
    ['L 598 x H 842 x P 600 mm', ['598 mm width', '842 mm height', '600 mm depth']],
    ['L598xH842xP600mm', ['598 mm width', '842 mm height', '600 mm depth']],
    ['142x142cm', ['142 cm', '142 cm']],
    ['16 x 9.3 x 3.8', ['16', '9.3', '3.8']],
    ['1920×1080 px', ['1920 px', '1080 px']],
    ['47 1/4w x 29 7/8h', ['47.25 width', '29.875 height']],
    ['47-1/4w x 47-1/4d x 29-7/8h', ['47.25 width', '47.25 depth', '29.875 height']],
    ['36w x 18d 26-3/4h', ['36 width', '18 depth', '26.75 height']],
    ['14"L x 10"W 7"D Bowl', ['14 in length', '10 in width', '7 in depth']],
    ['18"W x 19"D, 6-1/2"H', ['18 in width', '19 in depth', '6.5 in height']],
    ['48" W, 34" H, black', ['48 in width', '34 in height']],
    ['L 60 cm P 40 cm H 80 cm', ['60 cm width', '40 cm depth', '80 cm height']],
    ['B 60 x T 45 cm', ['60 cm width', '45 cm depth']],
    ['Ø90x120 mm', ['90 mm diameter', '120 mm']],
    ['60 (L) x 40 (l) x 30 (H) cm', ['60 cm length', '40 cm width', '30 cm height']],
    ['90 (l) x 20 (p) x 25 (h) cm', ['90 cm width', '20 cm depth', '25 cm height']],
    ['60 cm de large x 80 cm de haut', ['60 cm width', '80 cm height']],
    ['H.84 x L.59 x P.60 cm', ['84 cm height', '59 cm width', '60 cm depth']],
    ['L 598 mm, H 842 mm', ['598 mm width', '842 mm height']],
    ['60/65 x 80 cm', ['60 cm', '65 cm', '80 cm']],
    ['10/100/1000 Mbit/s', ['10 Mbit/s', '100 Mbit/s', '1000 Mbit/s']],
    ['L=1200 mm, l=600', ['1200 mm length', '600 mm width']],
    ['3G1,5 mm²', ['3', '1.5 mm²']],
    ['max. 2x28W', ['2', '28 W']],
    ['40A 30mA', ['40 A', '30 mA']],
    ['Breite|60 cm|Höhe|70 cm', ['60 cm width', '70 cm height']],
    ['Höhe ges. 165 mm', ['165 mm height']],
    ['câble 1 m H05', ['1 m', '5']],
    ['14" x 10 x 7', ['14 in', '10 in', '7 in']],
    ['69" OAL x 27"W x 29-1/4"H', ['69 in length', '27 in width', '29.25 in height']],
  ])('reads %s', (source, expected) => {
    expect(summary(source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['(H x L x P) : 84 x 59 x 60 cm', ['84 cm height', '59 cm width', '60 cm depth']],
    ['Dimensions (LxlxH): 1200 x 600 x 750 mm', ['1200 mm length', '600 mm width', '750 mm height']],
    ['Abmessungen (BxHxT): 598x842x600 mm', ['598 mm width', '842 mm height', '600 mm depth']],
    ['Maße B x T: 60 x 45 cm', ['60 cm width', '45 cm depth']],
    ['20 x 30 x 40 cm (L x l x H)', ['20 cm length', '30 cm width', '40 cm height']],
    ['H x L x P en cm : 84 x 59 x 60', ['84 cm height', '59 cm width', '60 cm depth']],
    ['Dimensions (mm) H x L : 598 x 842', ['598 mm height', '842 mm width']],
    ['Breite/Höhe/Tiefe: 60/84/45 cm', ['60 cm width', '84 cm height', '45 cm depth']],
    ['Hauteur x Largeur : 84 x 59 cm', ['84 cm height', '59 cm width']],
    ['Height x Width x Depth 84 x 59 x 60 cm', ['84 cm height', '59 cm width', '60 cm depth']],
  ])('reads the legend of %s', (source, expected) => {
    expect(summary(source)).toEqual(expected);
  });

  it('numbers the places of a chain and says where the unit comes from', () => {
    expect(numbersIn('84 x 59 x 60 cm').map(({ chain, inherited }) => ({ ...chain, inherited }))).toEqual([
      { id: 0, index: 0, size: 3, inherited: true },
      { id: 0, index: 1, size: 3, inherited: true },
      { id: 0, index: 2, size: 3, inherited: false },
    ]);
  });

  it('keeps two chains apart', () => {
    expect(numbersIn('60 x 40 cm, carton 70 x 50 cm').map(({ chain }) => chain?.id)).toEqual([0, 0, 1, 1]);
  });

  it('takes the number behind a word that lost its space for a quantity', () => {
    expect(numbersIn('Open shelves13-3/4" deep. Lampe12 V')).toMatchObject([{ attached: false }, { attached: false }]);
    expect(numbersIn('shelf14 UV12V')).toMatchObject([{ attached: true }, { attached: true }]);
  });

  it.each(['2 x 60 W', '4x 1,5 kW', '2 x 15 kg', '2x1,5 mm²'])('takes %s for so many things', (source) => {
    expect(numbersIn(source)).toMatchObject([{ kind: 'multiple', inherited: false }, { kind: 'multiple' }]);
    expect(numbersIn(source)[0]).toMatchObject({ unit: undefined });
  });

  it.each<[string, readonly string[]]>([
    ['10-20 mm', ['10 mm', '20 mm']],
    ['de 10 à 20 mm', ['10 mm', '20 mm']],
    ['von 10 bis 20 mm', ['10 mm', '20 mm']],
    ['10 to 20 mm', ['10 mm', '20 mm']],
    ['entre 10 et 20 mm', ['10 mm', '20 mm']],
    ['100-240 V', ['100 V', '240 V']],
    ['10 mm - 20 mm', ['10 mm', '20 mm']],
  ])('reads the range %s', (source, expected) => {
    expect(summary(source)).toEqual(expected);
    expect(numbersIn(source)).toMatchObject([
      { kind: 'range', rangeEnd: 'low' },
      { kind: 'range', rangeEnd: 'high' },
    ]);
  });
});

describe('roles', () => {
  it.each<[string, readonly string[]]>([
    ['largeur 60 cm', ['60 cm width']],
    ['Largeur : 60 cm', ['60 cm width']],
    ['Largeur (cm) : 60', ['60 cm width']],
    ['largeur totale de 60 cm', ['60 cm width']],
    ['hauteur max. 60 cm largeur 80 cm', ['60 cm height', '80 cm width']],
    ['60 cm de large', ['60 cm width']],
    ['60 cm breit, 80 cm hoch und 45 cm tief', ['60 cm width', '80 cm height', '45 cm depth']],
    ['14.4" Length x 10.25" Width 15" Height', ['14.4 in length', '10.25 in width', '15 in height']],
    ['features large 11 5/8w x 13 1/4d for the mail', ['11.625 width', '13.25 depth']],
    ['large de 60 cm', ['60 cm width']],
    ['B0007X1CY8', ['7', '1', '8']],
    ['60 cm breit 80 cm hoch', ['60 cm width', '80 cm height']],
    ['Breite: 59,8 cm, Höhe 84 cm, Tiefe 60 cm', ['59.8 cm width', '84 cm height', '60 cm depth']],
    ['24" wide', ['24 in width']],
    ['19-1/4" deep', ['19.25 in depth']],
    ["12 mm d'épaisseur", ['12 mm thickness']],
    ['2-7/8" max. dia., 12" maximum height', ['2.875 in diameter', '12 in height']],
    ['60 cm in width', ['60 cm width']],
    ['24" Width', ['24 in width']],
    ['Ø 90 mm', ['90 mm diameter']],
    ['diam. 90 mm', ['90 mm diameter']],
    ['90 mm de diamètre', ['90 mm diameter']],
    ['ép. 3 mm', ['3 mm thickness']],
    ['diamètre intérieur : 50 mm', ['50 mm diameter']],
    ['Ø ext. 63 mm', ['63 mm diameter']],
    ['longueur de câble 1,80 m', ['1.8 m']],
    ["profondeur d'encastrement 550 mm", ['550 mm']],
    ['Durchmesser von ca. 9 cm', ['9 cm diameter']],
    ['H: 84 cm', ['84 cm height']],
    ['écran large. 60 cm', ['60 cm']],
    ['hauteur du bac 3, 60 W', ['3', '60 W']],
  ])('reads %s', (source, expected) => {
    expect(summary(source)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['L x l x H : 3 x 2 x 1 m', 'length'],
    ['L x P x H : 3 x 2 x 1 m', 'width'],
    ['L x B x H : 3 x 2 x 1 m', 'length'],
    ['L x W x H : 3 x 2 x 1 m', 'length'],
    ['Une armoire pour la salle de bain, L x H : 3 x 2 m', 'width'],
  ])('reads L in %s as the %s', (source, role) => {
    expect(numbersIn(source)[0]?.role).toBe(role);
  });

  it('keeps the mark as it is written', () => {
    expect(numbersIn('Breite: 60 cm')[0]?.roleMark).toBe('Breite');
  });
});

describe('natures', () => {
  it.each<[string, string]>([
    ['BSHWC57466', 'model'],
    ['GX53', 'model'],
    ['M8', 'model'],
    ['4600C', 'model'],
    ['157305-B21', 'model'],
    ['2023', 'year'],
    ['12,50 €', 'price'],
    ['$ 35', 'price'],
    ['99 CHF', 'price'],
    ['30 %', 'percent'],
    ['EN 442', 'standard'],
    ['RAL 9016', 'standard'],
    ['IP 44', 'standard'],
    ['UPC: 042976574666', 'reference'],
    ['réf. : 1234', 'reference'],
    ['382177-001', 'reference'],
    ['16:9', 'ratio'],
    ['USB 2.0', 'version'],
    ['10.5.3', 'version'],
    ['12.05.2010', 'date'],
    ['12/05/2010', 'date'],
    ['tél. 5551234', 'phone'],
    ['01 23 45 67 89', 'phone'],
  ])('passes over %s as %s', (source, nature) => {
    expect(numbersIn(source)[0]?.nature).toBe(nature);
  });

  it.each([
    '60 W',
    '12/Carton',
    '2 x RJ45',
    '300-GB',
    'L598xH842',
    '1950 W',
    '2000 x 1000 mm',
    '12-inch',
    '3x zoom',
    '16-port',
  ])('takes the first number of %s for a plain quantity', (source) => {
    expect(numbersIn(source)[0]).toMatchObject({ nature: undefined });
  });
});
