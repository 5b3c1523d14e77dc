import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const select = (label: Readonly<Record<string, string>>, ...options: readonly object[]) =>
  makeField({ type: 'select', label: Object.values(label)[0], labels: label, options });
const option = (en: string, fr: string, de: string) => ({ code: en, labels: { en, fr, de } });

const MATERIAL = select(
  { en: 'Material', fr: 'Matériau', de: 'Material' },
  option('beech', 'hêtre', 'Buche'),
  option('marble', 'marbre', 'Marmor'),
  option('brass', 'laiton', 'Messing'),
  option('steel', 'acier', 'Stahl'),
  option('leather', 'cuir', 'Leder'),
  option('plastic', 'plastique', 'Kunststoff'),
  option('wood', 'bois', 'Holz'),
  option('glass', 'verre', 'Glas'),
);
const COLOUR = select(
  { en: 'Colour', fr: 'Couleur', de: 'Farbe' },
  option('black', 'noir', 'schwarz'),
  option('white', 'blanc', 'weiß'),
  option('red', 'rouge', 'rot'),
  option('chrome', 'chrome', 'Chrom'),
);

const THREAD = select(
  { en: 'Thread size', fr: 'Dimension du filetage', de: 'Gewindegröße' },
  { ...option('22 mm', '22 mm', '22 mm'), spellings: ['M22'] },
  { ...option('8 mm', '8 mm', '8 mm'), spellings: ['M8'] },
);

/** How each option stands: `name: leather`; plain without more. */
function stands(field: typeof MATERIAL, source: string): readonly string[] {
  return mentionsOf(field, readAside(source)).map(({ value, standing }) =>
    standing ? `${standing}: ${value}` : `${value}`,
  );
}

describe('how an option stands in a text', () => {
  it.each<[string, readonly string[]]>([
    ['Rohrschelle Ø 22 mm, Gewinde M8', ['name: 22 mm', 'labelled: 8 mm']],
    ['Manchon Ø 22 mm', ['name: 22 mm']],
    ['Push button for a 22 mm hole', ['name: 22 mm']],
    ['Thread size 22 mm', ['labelled: 22 mm']],
    ['Raccord, filetage mâle 22 mm', ['22 mm']],
    ['M22 x 1,5', ['22 mm']],
  ])('a thread or another measure: %s', (source, expected) => expect(stands(THREAD, source)).toEqual(expected));

  it.each<[string, readonly string[]]>([
    ['Material: steel', ['labelled: steel']],
    ['Matériau : acier', ['labelled: steel']],
    ['Material = Stahl', ['labelled: steel']],
    ['Material | steel |', ['labelled: steel']],
    ['Matière : hêtre massif', ['labelled: beech']],
    ['Werkstoff: Messing', ['labelled: brass']],
    ['Material: steel, glass', ['labelled: steel', 'labelled: glass']],
    ['aus Material Holz', ['labelled: wood']],
    ['Bois. Matériau : plastique', ['wood', 'labelled: plastic']],
    ['Wood cleaner. Material: plastic', ['purpose: wood', 'labelled: plastic']],
    ['Wood screw made of steel', ['purpose: wood', 'steel']],
    ['Foret acier pour bois', ['steel', 'purpose: wood']],
    ['Foret bois, acier trempé', ['purpose: wood', 'steel']],
    ['Vis acier 4 x 40', ['steel']],
    ['Vis laiton pour bois', ['brass', 'purpose: wood']],
    ['Vis bois, laiton', ['purpose: wood', 'brass']],
    ['Drills 8 mm in steel, 20 mm in wood', ['purpose: steel', 'purpose: wood']],
    ['Rohr 13 mm aus Stahl', ['steel']],
    ['Glass shelf, steel', ['glass', 'steel']],
    ['Verre à vin en plastique', ['name: glass', 'plastic']],
    ['Wine glass, plastic', ['name: glass', 'plastic']],
    ['Vase en verre', ['glass']],
    ['Steel screws for wood', ['steel', 'purpose: wood']],
    ['Capacité de perçage : bois 30 mm, acier 13 mm', ['purpose: wood', 'purpose: steel']],
    ['Handkreissäge, Schnitttiefe Holz 70 mm', ['purpose: wood']],
    ['Scie, profondeur de coupe bois 70 mm', ['purpose: wood']],
    ['Drill, max. drilling diameter wood 35 mm, steel 10 mm', ['purpose: wood', 'purpose: steel']],
    ['Bohrdurchmesser Stahl 10 mm', ['purpose: steel']],
    ['max. Ø in wood 35 mm', ['purpose: wood']],
    ['Material Holz, Dicke 70 mm', ['labelled: wood']],
    ['Brett Holz 70 mm', ['wood']],
    ['Schneidbrett Holz 30 mm', ['wood']],
    ['Steel wool, 200 g', ['name: steel']],
    ["Laine d'acier", ['name: steel']],
    ['Laine de verre', ['name: glass']],
    ['Glass fibre, steel', ['name: glass', 'steel']],
    ['Bezug Wolle, Gestell Stahl', ['steel']],
    ['table en acier', ['steel']],
    ['Poids : 3 kg, acier', ['steel']],
  ])('behind its label, or not: %s', (source, expected) => expect(stands(MATERIAL, source)).toEqual(expected));

  it.each<[string, readonly string[]]>([
    ['Tisch in Buchenoptik', ['looks: beech']],
    ['Tisch mit Marmoroptik und der Platte', ['looks: marble']],
    ['Tisch, Marmor-Optik', ['looks: marble']],
    ['Lederdekor für die Küche und das Bad', ['looks: leather']],
    ['table aspect hêtre', ['looks: beech']],
    ['table effet marbre', ['looks: marble']],
    ['façon cuir', ['looks: leather']],
    ['style bois', ['looks: wood']],
    ['finition hêtre', ['looks: beech']],
    ['coloris hêtre', ['looks: beech']],
    ['Imitation leather chair', ['looks: leather']],
    ['beech effect table', ['looks: beech']],
    ['marble-look tile', ['looks: marble']],
    ['wood-style floor', ['looks: wood']],
    ['a table of beech, effective and simple', ['beech']],
    ['hêtre à effet', ['beech']],
    ['plateau de marbre', ['marble']],
    ['elegant style, solid wood', ['wood']],
  ])('as what it looks like, or not: %s', (source, expected) => expect(stands(MATERIAL, source)).toEqual(expected));

  it.each<[string, readonly string[]]>([
    ['Foret pour bois, en acier', ['purpose: wood', 'steel']],
    ['vis à bois', ['purpose: wood']],
    ['Nettoyant pour verre', ['purpose: glass']],
    ['nettoyant cuir', ['purpose: leather']],
    ['colle pour le bois et le plastique', ['purpose: wood', 'purpose: plastic']],
    ['suitable for wood, glass and plastic', ['purpose: wood', 'purpose: glass', 'purpose: plastic']],
    ['wood drill bit', ['purpose: wood']],
    ['leather care', ['purpose: leather']],
    ['Bohrer für Holz und Kunststoff', ['purpose: wood', 'purpose: plastic']],
    ['Marmorreiniger für die Küche und das Bad', ['purpose: marble']],
    ['Lederpflege für die Schuhe und die Tasche', ['purpose: leather']],
    ['table pour la cuisine, en bois', ['wood']],
    ['für die Küche, aus Holz', ['wood']],
    ['for the garden: steel', ['steel']],
    ['wood table', ['wood']],
  ])('as what the product is made for, or not: %s', (source, expected) =>
    expect(stands(MATERIAL, source)).toEqual(expected),
  );

  it.each<[string, readonly string[]]>([
    ['robinet avec joint en laiton', ['part: brass']],
    ['robinet, joint laiton', ['part: brass']],
    ['armoire, pieds réglables en acier', ['part: steel']],
    ['meuble avec poignées en cuir', ['part: leather']],
    ['Réfrigérateur, clayettes en verre', ['part: glass']],
    ['tap with brass seal', ['part: brass']],
    ['chair with steel legs', ['part: steel']],
    ['fridge, glass shelves', ['part: glass']],
    ['knife, handle made of wood', ['part: wood']],
    ['Hahn mit Messingdichtung und dem Griff', ['part: brass']],
    ['Messer mit Griff aus Holz', ['part: wood']],
    ['Stuhl mit Stahlbeinen und der Lehne', ['part: steel']],
    ['Matériau du joint : laiton', ['part: brass']],
    ['joint en laiton', ['brass']],
    ['Lot de 4 pieds en acier', ['steel']],
    ['Brass seal 20 mm', ['brass']],
    ['Griff aus Holz', ['wood']],
    ['Chaise en acier avec accoudoirs', ['steel']],
    ['Receveur extra-plat en marbre', ['marble']],
  ])('of a part, or of the product itself: %s', (source, expected) =>
    expect(stands(MATERIAL, source)).toEqual(expected),
  );

  it.each<[string, readonly string[]]>([
    ['Black & Decker drill, red', ['name: black', 'red']],
    ['Black+Decker drill', ['name: black']],
    ['Marque : Red Line, blanc', ['name: red', 'white']],
    ['Collection « Blanc pur », noir', ['name: white', 'black']],
    ['Serie "Black Edition", weiß', ['name: black', 'white']],
    ['Red® cable, white', ['name: red', 'white']],
    ['Modell Rot, Farbe Weiß', ['name: red', 'labelled: white']],
    ['black and white', ['black', 'white']],
    ['Stuhl in der Farbe Schwarz', ['labelled: black']],
    ['brushed finish, chrome', ['chrome']],
    ['finition chrome', ['chrome']],
    ['pot with a black handle, red', ['part: black', 'red']],
    ['white colour', ['labelled: white']],
    ['Spot LED 5 W blanc chaud', ['part: white']],
    ['bulb, warm white', ['part: white']],
    ['Lampe schwarz, kalt weiß', ['black', 'part: white']],
    ['clavier noir, rétroéclairage rouge', ['black', 'part: red']],
    ['lampe LED, blanc', ['white']],
    ['applique blanche pour mur froid', ['white']],
  ])('in a name, or not: %s', (source, expected) => expect(stands(COLOUR, source)).toEqual(expected));

  it.each<[string, readonly string[]]>([
    ['available in black, white and red', ['choice: black', 'choice: white', 'choice: red']],
    ['disponible en noir et blanc', ['choice: black', 'choice: white']],
    ['wahlweise schwarz oder weiß', ['choice: black', 'choice: white']],
    ['noir ou blanc', ['choice: black', 'choice: white']],
    ['noir et blanc', ['black', 'white']],
    ['black/white', ['choice: black', 'choice: white']],
    ['IP-black/USB', ['black']],
    ['red shade, black base, white cord', ['red', 'black', 'part: white']],
  ])('as one of several to choose from, or not: %s', (source, expected) =>
    expect(stands(COLOUR, source)).toEqual(expected),
  );

  it.each<[string, readonly string[]]>([
    ['Red Cow milk jug, white', ['name: red', 'white']],
    ['Black Forest clock white', ['name: black', 'white']],
    ['White Cat 3 litter box, black', ['name: white', 'black']],
    ['Black Chair with white stripes', ['black', 'white']],
    ['Red Cow milk jug', ['red']],
    ['Red shirt, white collar', ['red', 'white']],
    ['Weißer Stuhl, Bezug schwarz', ['white', 'black']],
    ['Chaise noire, dossier blanc', ['black', 'white']],
  ])('a colour that begins a name: %s', (source, expected) => expect(stands(COLOUR, source)).toEqual(expected));

  const SIZE = select(
    { en: 'Size', fr: 'Taille', de: 'Größe' },
    option('M', 'M', 'M'),
    option('L', 'L', 'L'),
    option('XL', 'XL', 'XL'),
  );
  it.each<[string, readonly string[]]>([
    ['Taille M portée par le mannequin. Taille : L', ['name: M', 'labelled: L']],
    ['Size M model wears; Size: L', ['name: M', 'labelled: L']],
    ['Model wears size M. Size: XL', ['name: M', 'labelled: XL']],
    ['Model trägt Größe M. Größe: XL', ['name: M', 'labelled: XL']],
    ['size: xl', ['labelled: XL']],
    ['taille m, coton', ['labelled: M']],
    ['Größe: l', ['labelled: L']],
    ["taille l'été", []],
    ['size m 10 screw', []],
    ['le m', []],
  ])('a size, whose it is and in small letters: %s', (source, expected) =>
    expect(stands(SIZE, source)).toEqual(expected),
  );
});
