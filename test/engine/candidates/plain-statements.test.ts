import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import type { Field, Value } from '../../../src/fields/field.js';
import { makeField } from '../../fields/make-field.js';

const option = (en: string, fr: string, de: string) => ({ code: en, labels: { en, fr, de } });
const field = (name: string, type: string, labels: Readonly<Record<string, string>>, more: object = {}) =>
  makeField({ name, label: labels.en, labels, type, ...more });

const FIELDS: Readonly<Record<string, Field>> = {
  colour: field(
    'colour',
    'select',
    { en: 'Colour', fr: 'Couleur', de: 'Farbe' },
    {
      options: [
        option('beige', 'beige', 'beige'),
        option('grey', 'gris', 'grau'),
        option('green', 'vert', 'grün'),
        option('white', 'blanc', 'weiß'),
      ],
    },
  ),
  material: field(
    'material',
    'select',
    { en: 'Material', fr: 'Matériau', de: 'Material' },
    {
      options: [
        option('steel', 'acier', 'Stahl'),
        option('wood', 'bois', 'Holz'),
        option('glass', 'verre', 'Glas'),
        option('leather', 'cuir', 'Leder'),
        option('plastic', 'plastique', 'Kunststoff'),
        option('ceramic', 'céramique', 'Keramik'),
      ],
    },
  ),
  class: field(
    'class',
    'select',
    { en: 'Energy class', fr: 'Classe énergétique', de: 'Energieklasse' },
    { options: ['A+', 'A', 'B', 'C'] },
  ),
  size: field('size', 'select', { en: 'Size', fr: 'Taille', de: 'Größe' }, { options: ['S', 'M', 'L', 'XL'] }),
  ports: field(
    'ports',
    'select',
    { en: 'Ports', fr: 'Ports', de: 'Anschlüsse' },
    { multiple: true, options: ['USB-C', 'USB-A', 'HDMI', 'Wi-Fi'] },
  ),
  washable: field('washable', 'boolean', { en: 'Washable', fr: 'Lavable', de: 'Waschbar' }),
  charger: field('charger', 'boolean', { en: 'Charger included', fr: 'Chargeur inclus', de: 'Ladegerät enthalten' }),
  maker: field('maker', 'text', { en: 'Brand', fr: 'Marque', de: 'Marke' }),
  number: field('number', 'text', { en: 'Part number', fr: 'Référence fabricant', de: 'Artikelnummer' }),
  tank: field('tank', 'number', { en: 'Capacity', fr: 'Capacité utile', de: 'Nutzinhalt' }, { unit: 'l' }),
  freezer: field(
    'freezer',
    'number',
    { en: 'Freezer capacity', fr: 'Capacité du congélateur', de: 'Inhalt Gefrierteil' },
    { unit: 'l' },
  ),
  ral: field('ral', 'number', { en: 'RAL number', fr: 'Numéro RAL', de: 'RAL-Nummer' }),
  weight: field('weight', 'number', { en: 'Weight', fr: 'Poids', de: 'Gewicht' }, { unit: 'kg' }),
};

const engine = createEngine({ read: () => undefined });

type Row = readonly [text: string, expected: Readonly<Record<string, Value>>];

function check([text, expected]: Row): void {
  const fields = Object.keys(expected).map((code) => FIELDS[code] as Field);
  expect(Object.fromEntries(engine.answer(fields, text).map((one) => [one.field, one.value]))).toEqual(expected);
}

describe('without an example, a list takes', () => {
  it.each<Row>([
    ['dunkelgraue Hose', { colour: 'grey' }],
    ['hellgrün', { colour: 'green' }],
    ['gris foncé', { colour: 'grey' }],
    ['Mittelgrund', { colour: null }],
    ['grey/white', { colour: null }],
    ['gris/blanc', { colour: null }],
    ['grau/weiß', { colour: null }],
    ['Couleur : gris\nEmballage : blanc', { colour: 'grey' }],
    ['Lack für Holz, weiß', { colour: 'white', material: null }],
    ['Peinture pour bois, verte', { colour: 'green', material: null }],
    ['Drill bit for wood, glass, steel', { material: null }],
    ['Marke: Green Hill, grau', { colour: 'grey' }],
    ['Material frame: steel. Material: wood', { material: 'wood' }],
    ['Material Gestell: Stahl', { material: 'steel' }],
    ['Housse pour canapé en cuir', { material: null }],
    ['Canapé en cuir', { material: 'leather' }],
    ['Spot - verre - non dimmable', { material: 'glass' }],
    ['Spot non dimmable - verre', { material: 'glass' }],
    ['Spot, non en verre', { material: null }],
    ['Wood-look plastic table', { material: 'plastic' }],
    ['Meuble, vasque céramique vendue séparément', { material: null }],
    ['Vasque céramique, bonde vendue séparément', { material: 'ceramic' }],
    ['Nettoyant pour verre', { material: null }],
    ['Holztisch', { material: 'wood' }],
    ['Ledersofa', { material: 'leather' }],
    ['Glasfaser', { material: null }],
    ['| Energy class | A |', { class: 'A' }],
    ['Classe énergétique A +', { class: 'A+' }],
    ['Energieklasse A', { class: 'A' }],
    ['Shirt Gr. L', { size: 'L' }],
    ['Vitamin gr. B, Tube L', { size: null }],
    ['WLAN, USB Type-C', { ports: ['USB-C', 'Wi-Fi'] }],
    ['USB Typ-A und HDMI', { ports: ['USB-A', 'HDMI'] }],
    ['USB Kabel Typ 3', { ports: null }],
  ])('what is said of the product: %s', (...row) => check(row));
});

describe('without an example, yes or no is', () => {
  it.each<Row>([
    ['Washable;No', { washable: false }],
    ['{"washable": false, "weight": "3"}', { washable: false }],
    ['"washable": "yes"', { washable: true }],
    ['Washable: [no]', { washable: false }],
    ['Waschbar [x]', { washable: true }],
    ['Waschbar [ ]', { washable: null }],
    ['Lavable :', { washable: null }],
    ['Lavable :\nPoids : 3 kg', { washable: null, weight: 3 }],
    ['Lavable :\noui', { washable: true }],
    ['Lavable : n/d', { washable: null }],
    ['Lavable : donnée manquante', { washable: null }],
    ['Waschbar: keine Daten', { washable: null }],
    ['Lavable interdit', { washable: false }],
    ['inkl. Li-Ion-Ladegerät', { charger: true }],
    ['Inkl. 2 AAA-Batterien', { charger: null }],
  ])('what stands behind: %s', (...row) => check(row));
});

describe('without an example, a text takes', () => {
  it.each<Row>([
    ['Brand: "Hansen"', { maker: 'Hansen' }],
    ['Marke: „Alt & Neu“', { maker: 'Alt & Neu' }],
    ['Marque : « Les Pins »', { maker: 'Les Pins' }],
    ["Brand: 'Hansen'", { maker: 'Hansen' }],
    ['Brand: 24" Club', { maker: '24" Club' }],
    ['Brand:\nHansen\nColour:\ngrey', { maker: 'Hansen', colour: 'grey' }],
    ['Marque\nHansen', { maker: 'Hansen' }],
    ['Marque :\nCouleur : gris', { maker: null, colour: 'grey' }],
    ['Hersteller: Hansen', { maker: 'Hansen' }],
    ['Marke: Alt, Hersteller: Hansen GmbH', { maker: 'Alt' }],
    ['Weight 3 kg; Brand Hansen', { maker: 'Hansen' }],
    ['Brand New Chair', { maker: null }],
    ['Weight 3 kg; Brand New', { maker: null }],
    ['{"brand":"Hansen","colour":"grey"}', { maker: 'Hansen', colour: 'grey' }],
    ['Marke: k. A.', { maker: null }],
    ['Brand: unknown', { maker: null }],
    ['Art.-Nr. 4711-08', { number: '4711-08' }],
    ['Part no.: AB-12/3', { number: 'AB-12/3' }],
    ['Réf : XK 200', { number: 'XK 200' }],
    ['Réf. à confirmer', { number: null }],
  ])('what its label announces: %s', (...row) => check(row));
});

describe('without an example, a number takes', () => {
  it.each<Row>([
    ['Réfrigérateur 290 L (200 L + 90 L)', { tank: 290 }],
    ['Combiné 341 L (réfrigérateur 247 L + congélateur 94 L)', { tank: 341, freezer: 94 }],
    ['Kühlschrank 290 l (200 l + 90 l Gefrierteil)', { tank: 290, freezer: 90 }],
    ['RAL7035', { ral: 7035 }],
    ['RAL 9016', { ral: 9016 }],
    ['XRAL7035', { ral: null }],
    ['Colis 1 : poids 18 kg', { weight: null }],
    ['Colis 1/2 : 18 kg', { weight: null }],
    ['Modell 2: Gewicht 18 kg', { weight: 18 }],
  ])('what it is said of: %s', (...row) => check(row));
});
