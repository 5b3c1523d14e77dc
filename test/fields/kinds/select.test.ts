import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField, selectOf } from '../make-field.js';

const MATERIAL = selectOf(
  'Matériau',
  'céramique',
  'acier',
  {
    code: 'acier inoxydable',
    labels: { fr: 'acier inoxydable', en: 'stainless steel', de: 'Edelstahl' },
    spellings: ['inox'],
  },
  'verre',
  { code: 'bois', labels: { en: 'wood', de: 'Holz' } },
  'revêtement époxy blanc',
);

function said(field: Parameters<typeof mentionsOf>[0], source: string): readonly string[] {
  return mentionsOf(field, readAside(source)).map(({ value, negated }) => (negated ? `not ${value}` : String(value)));
}

describe('options as words', () => {
  it.each<[string, readonly string[]]>([
    ['Lavabo en CERAMIQUE', ['céramique']],
    ['Lavabos céramiques', ['céramique']],
    ['tout en ce\u0301ramique', ['céramique']],
    ['acier inoxydable brossé', ['acier inoxydable']],
    ['corps inox, pieds en acier', ['acier inoxydable', 'acier']],
    ['Stainless-Steel basin', ['acier inoxydable']],
    ['stainless brushed steel', ['acier inoxydable']],
    ['steel, stainless', ['acier inoxydable']],
    ['steel. Stainless', ['acier']],
    ['revêtement blanc époxy', ['revêtement époxy blanc']],
    ['époxy. Blanc. Revêtement', []],
    ['Gehäuse aus Edelstahl. Die Tür ist nicht für das Bad', ['acier inoxydable']],
    ['Das Edelstahlgehäuse und die Tür mit dem Griff', ['acier inoxydable']],
    ['stählerner Rahmen für die Küche mit dem Griff', ['acier']],
    ['ein hölzerner Tisch für das Bad und die Küche', ['bois']],
    ['Massivholz für die Küche und das Bad', ['bois']],
    ['COLOR: BlackwoodALTERNATE', []],
    ['glace en verreDimensions', ['verre']],
    ['verrerie', []],
  ])('reads %s as %j', (source, expected) => {
    expect(said(MATERIAL, source)).toEqual(expected);
  });

  it('says which spelling was found and where', () => {
    const source = 'corps inox';
    expect(mentionsOf(MATERIAL, readAside(source))).toMatchObject([
      { value: 'acier inoxydable', text: 'inox', start: 6, end: 10, spelling: 'inox' },
    ]);
  });

  it('spans only the part of a compound', () => {
    const [mention] = mentionsOf(MATERIAL, readAside('Das Edelstahlgehäuse und die Tür'));
    expect(mention?.text).toBe('Edelstahl');
  });

  it('marks what is only a part of the option', () => {
    const jewels = selectOf('Product type', 'Rings/Bands', 'SAS (Serial Attached SCSI) Interfaces');
    expect(mentionsOf(jewels, readAside('a gold ring'))).toMatchObject([{ value: 'Rings/Bands', partial: true }]);
    expect(mentionsOf(jewels, readAside('Serial Attached SCSI disk'))).toMatchObject([{ partial: true }]);
    expect(mentionsOf(jewels, readAside('Rings / Bands'))[0]).not.toHaveProperty('partial');
  });
});

describe('options as codes', () => {
  const BASE = selectOf(
    'Culot',
    'GX8,5',
    'G8,5',
    'GX53',
    'E27',
    'R7s',
    'RX7s-24',
    'A++',
    'A+',
    'IPX4',
    'IP44',
    'A4',
    '2 x RJ45',
    'connecteur 1/2 pouce',
    '24 mm',
  );

  it.each<[string, readonly string[]]>([
    ['culot GX8,5', ['GX8,5']],
    ['culot GX8.5', ['GX8,5']],
    ['culot GX 8,5', ['GX8,5']],
    ['culot E27', ['E27']],
    ['culot E-27', ['E27']],
    ['culot e27', ['E27']],
    ['E275', []],
    ['1E27', []],
    ['R7S', ['R7s']],
    ['RX7s-24', ['RX7s-24']],
    ['classe A++', ['A++']],
    ['classe A+', ['A+']],
    ['classe A+++', []],
    ['IPX4', ['IPX4']],
    ['IPX-4', ['IPX4']],
    ['IP : 44', ['IP44']],
    ['format A 4', ['A4']],
    ['format a4', ['A4']],
    ['de 2 à 4 places', []],
    ['2xRJ45', ['2 x RJ45']],
    ['2 x RJ 45', ['2 x RJ45']],
    ['connecteur 1/2"', ['connecteur 1/2 pouce']],
    ['connecteur 1/2 pouces', ['connecteur 1/2 pouce']],
    ['connecteur 11/2 pouce', []],
    ['24mm', ['24 mm']],
    ['124 mm', []],
    ['0,24 mm', []],
  ])('reads %s as %j', (source, expected) => {
    expect(said(BASE, source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['Classe énergétique A', ['A']],
    ["classe d'efficience : B", ['B']],
    ['Energieeffizienzklasse: G', ['G']],
    ['Energieklasse A', ['A']],
    ['Spin class B', []],
    ["classe d'essorage B", []],
    ['Le plan A est bon', []],
    ['classe A4', []],
    ['il y a une classe', []],
    ['classe A++', []],
  ])('believes the single letter in %s only beside its label', (source, expected) => {
    expect(said(selectOf("classe d'efficience énergétique", 'A', 'B', 'G'), source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['NEMA 12', ['12']],
    ['Degré de protection NEMA : 4X', ['4X']],
    ['12 pièces', []],
  ])('believes the bare number in %s only beside its label', (source, expected) => {
    expect(said(selectOf('Degré de protection (NEMA)', '12', '4X'), source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['un autre modèle sans fil', []],
    ['sans commande', ['sans']],
    ['Commande : autre', ['autre']],
  ])('believes "other" and "without" in %s only beside the label', (source, expected) => {
    expect(said(selectOf('Commande', 'sans', 'autre'), source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['type AC', ['AC']],
    ['ac', []],
    ['PVC', ['PVC']],
    ['pvc', ['PVC']],
    ['appareil sur pied', []],
    ['USB2', ['USB']],
    ['HP3000', []],
  ])('minds the case of short abbreviations in %s', (source, expected) => {
    expect(said(selectOf('Type', 'AC', 'PVC', 'SUR', 'USB', 'HP'), source)).toEqual(expected);
  });
});

describe('negation', () => {
  const FEET = selectOf(
    'Accessoires',
    { code: 'feet', labels: { fr: 'pieds', en: 'feet', de: 'Füße' } },
    { code: 'drain', labels: { fr: 'vidage', en: 'drain', de: 'Ablauf' } },
    { code: 'hf', labels: { fr: 'sans halogène', de: 'Halogen' } },
  );

  it.each<[string, readonly string[]]>([
    ['avec pieds', ['feet']],
    ['sans pieds', ['not feet']],
    ['sans les pieds', ['not feet']],
    ['sans pieds ni vidage', ['not feet', 'not drain']],
    ['sans pieds, vidage inclus', ['not feet', 'drain']],
    ['sans pieds mais vidage', ['not feet', 'drain']],
    ['sans pieds avec vidage', ['not feet', 'drain']],
    ['pas de pieds', ['not feet']],
    ["n'a pas de pieds", ['not feet']],
    ['aucun vidage', ['not drain']],
    ['without feet', ['not feet']],
    ['no drain', ['not drain']],
    ['without feet but drain', ['not feet', 'drain']],
    ['ohne Füße', ['not feet']],
    ['keine Füße', ['not feet']],
    ['ohne Füße und mit Ablauf', ['not feet', 'drain']],
    ['pieds non fournis', ['not feet']],
    ['feet not included', ['not feet']],
    ['Füße nicht im Lieferumfang', ['not feet']],
    ['pieds vendus séparément', ['not feet']],
    ['non seulement pieds', ['feet']],
    ['commande sans fil vidage', ['drain']],
    ['câble sans halogène', ['hf']],
    ['halogenfreie Leitung und das Rohr für die Wand', ['not hf']],
  ])('reads %s as %j', (source, expected) => {
    expect(said(FEET, source)).toEqual(expected);
  });
});

describe('German endings', () => {
  it.each<[string, readonly string[]]>([
    ['ein schwarzer Tisch für das Bad', ['schwarz']],
    ['in grauem Ton für die Küche', ['grau']],
    ['weiße Türen für das Bad', ['weiß']],
    ['mit der weißen Tür', ['weiß']],
  ])('reads the colour of %s', (source, expected) => {
    expect(said(selectOf('Farbe', 'schwarz', 'grau', 'weiß'), source)).toEqual(expected);
  });
});

describe('German compounds', () => {
  const mounting = selectOf('Montageart', 'Wandmontage', 'Deckenmontage', 'Einbau');

  it.each<[string, readonly string[]]>([
    ['Leuchte für die Wand- und Deckenmontage', ['Wandmontage', 'Deckenmontage']],
    ['zur Decken- oder Wandmontage', ['Deckenmontage', 'Wandmontage']],
    ['für die Wand-, Decken- und Bodenmontage', ['Wandmontage', 'Deckenmontage']],
    ['für die Wand-/Deckenmontage', ['Wandmontage', 'Deckenmontage']],
    ['für Wand- und für die Deckenmontage', ['Deckenmontage']],
    ['die Decken-Leuchte und die Wandmontage', ['Wandmontage']],
  ])('reads what a hyphen leaves to the next one: %s', (source, expected) => {
    expect(said(mounting, source)).toEqual(expected);
  });

  it('knows the language by its letters where there is no small word', () => {
    const colour = selectOf('Farbe', 'weiß', 'grau');
    expect(said(colour, 'Steckdose polarweiß, 16 A')).toEqual(['weiß']);
    expect(said(colour, 'Türgriff lichtgrau, 16 A')).toEqual(['grau']);
    expect(said(colour, 'Interrupteur série dégrau, 16 A')).toEqual([]);
  });

  it('takes no option out of a word of another one', () => {
    const material = selectOf('Werkstoff', 'Stahl', 'Edelstahl rostfrei', 'Aluminium');
    expect(said(material, 'das Rohr aus Edelstahl V2A')).toEqual([]);
    expect(said(material, 'das Rohr aus Edelstahl (rostfrei)')).toEqual(['Edelstahl rostfrei']);
    expect(said(material, 'das Gehäuse aus Werkzeugstahl, die Tür aus Alu')).toEqual(['Stahl', 'Aluminium']);
  });
});

describe('many options', () => {
  it('prefers the longest of overlapping options', () => {
    const field = selectOf('Raccord', 'filetage', 'filetage extérieur', 'filetage extérieur métrique');
    expect(said(field, 'filetage extérieur métrique')).toEqual(['filetage extérieur métrique']);
    expect(said(field, 'filetage extérieur')).toEqual(['filetage extérieur']);
  });

  it('finds every option of a text, in its order', () => {
    const field = makeField({ label: 'Couleur', type: 'select', multiple: true, options: ['noir', 'blanc', 'rouge'] });
    expect(said(field, 'rouge, blanc et rouge')).toEqual(['rouge', 'blanc', 'rouge']);
  });
});
