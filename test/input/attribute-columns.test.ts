import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/fields/field.js';
import { readAttributeHeader } from '../../src/input/columns/attribute-column.js';
import { createFieldHeading } from '../../src/input/columns/field-heading.js';
import type { Product, ProductColumns } from '../../src/input/product.js';
import { readProducts } from '../../src/input/read-products.js';

const field = (code: string, labels: Field['labels']) => ({ code, label: labels.en ?? '', labels }) as Field;
const FIELDS = [
  field('width', { en: 'width', fr: 'largeur', de: 'Breite' }),
  field('height', { en: 'height (mm)', fr: 'hauteur', de: 'Höhe' }),
  field('main_color', { en: 'color', fr: 'couleur', de: 'Farbe' }),
  field('batteries', { en: 'batteries included', fr: 'piles fournies' }),
  field('EF000049', { en: 'depth' }),
  field('fabric', { en: 'composition', fr: 'composition' }),
  field('price', { en: 'price', fr: 'prix' }),
  field('place', { en: 'address', fr: 'adresse' }),
  field('number', { en: 'part number', fr: 'référence' }),
  field('text', { en: 'description', fr: 'description' }),
];

async function read(content: string, columns: ProductColumns = {}, name = 'a.csv') {
  const products: Product[] = [];
  const notes: string[] = [];
  const rejects: unknown[] = [];
  for await (const product of readProducts([{ name, open: () => Readable.from([Buffer.from(content)]) }], {
    columns,
    fieldHeading: createFieldHeading(FIELDS),
    onReject: (reject) => rejects.push(reject),
    onColumns: (note) => notes.push(note),
  }))
    products.push(product);
  expect(rejects).toEqual([]);
  return { products, notes };
}

describe('columns of attributes', () => {
  it.each([
    ['Largeur', '60 cm', 'Largeur : 60 cm'],
    ['LARGEUR (cm)', '60', 'LARGEUR : 60 cm'],
    ['Largeur [cm]', '60,5', 'Largeur : 60,5 cm'],
    ['Largeur en cm', '60 mm', 'Largeur : 60 mm'],
    ['Höhe in mm', '720', 'Höhe : 720 mm'],
    ['Height', '72 cm', 'Height : 72 cm'],
    ['Breite-de_DE', '60 cm', 'Breite : 60 cm'],
    ['Couleur', 'rouge', 'Couleur : rouge'],
    ['color_name', 'red', 'color : red'],
    ['Piles fournies', 'non', 'Piles fournies : non'],
    ['EF000049', '40 cm', 'depth : 40 cm'],
    ['main_color', 'red', 'color : red'],
    ['Composition', 'coton 80 %, lin 20 %', 'Composition : coton 80 %, lin 20 %'],
  ])('reads the values of %s behind their header, named or not', async (header, cell, line) => {
    const table = `sku;description;${header}\nA;Meuble;${cell}\nB;Banc;${cell}\n`;
    for (const columns of [{}, { text: ['description', header] }]) {
      const { products, notes } = await read(table, columns);
      expect(products.map(({ description }) => description)).toEqual([`Meuble\n${line}`, `Banc\n${line}`]);
      expect(notes).toEqual([`a.csv: texts in description; values behind their header in ${header}; products by sku`]);
    }
  });

  it.each(['Weight (kg)', 'Leistung in W'])('reads %s, that is no field, when it is named', async (header) => {
    const table = `sku;description;${header}\nA;Meuble;5\nB;Banc;6\n`;
    const { heading, headingUnit } = readAttributeHeader(header);
    expect((await read(table)).products[0]?.description).toBe('Meuble');
    const { products } = await read(table, { text: ['description', header] });
    expect(products[0]?.description).toBe(`Meuble\n${heading} : 5 ${headingUnit}`);
  });

  it.each([
    ['price', '12,50'],
    ['Prix', '12,50 €'],
    ['Adresse', '1 rue du Port'],
    ['Référence', 'AB-12'],
    ['Couleur', 'https://shop.example/rouge'],
    ['Couleur', 'Ce meuble est livré dans un rouge profond qui ne passe pas au soleil du sud'],
  ])('puts no header before %s: %s', async (header, cell) => {
    const table = `sku;description;${header}\nA;Meuble;${cell}\nB;Banc;${cell}\n`;
    for (const columns of [{}, { text: ['description', header] }])
      for (const { description } of (await read(table, columns)).products)
        expect(description).not.toContain(`${header} :`);
  });

  it('leaves a single column that is named as it stands, since that is the text', async () => {
    const table = 'sku;divers;autre\nA;Meuble rouge;x\nB;Banc vert;y\n';
    expect((await read(table, { text: ['divers'] })).products[0]?.description).toBe('Meuble rouge');
  });

  it('gives evidence its column and its place in the cell', async () => {
    const { products } = await read('sku;description;Largeur (cm)\nA;Meuble bas;60\n');
    const start = products[0]?.description.indexOf('60') ?? -1;
    expect(products[0]?.locate({ start, end: start + 5, text: '60 cm' })).toMatchObject({
      column: 'Largeur (cm)',
      start: 0,
      end: 2,
    });
    expect(products[0]?.locate({ start: start - 15, end: start + 2, text: 'Largeur : 60' })).toMatchObject({
      column: 'description',
    });
    expect(products[0]?.locate({ start: start - 10, end: start + 2, text: 'Largeur : 60' })).toMatchObject({
      column: 'Largeur (cm)',
      start: 0,
      end: 2,
    });
    expect(products[0]?.texts).toMatchObject({ 'Largeur (cm)': '60' });
  });

  it('reads flat rows of JSON the same way, whatever keys the first ones have', async () => {
    const rows = [{ title: 'Regal', Breite: '60 cm' }, { title: 'Tisch', 'Höhe in mm': 720 }, { title: 'Bank' }];
    const { products } = await read(rows.map((row) => JSON.stringify(row)).join('\n'), {}, 'a.jsonl');
    expect(products.map(({ description }) => description)).toEqual([
      'Regal\nBreite : 60 cm',
      'Tisch\nHöhe : 720 mm',
      'Bank',
    ]);
  });
});
