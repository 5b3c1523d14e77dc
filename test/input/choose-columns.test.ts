import { describe, expect, it } from 'vitest';
import { chooseColumns } from '../../src/input/columns/choose-columns.js';
import { identifierRank } from '../../src/input/columns/column-names.js';

const PROSE = 'Lavabo en céramique blanche à poser, largeur 60 cm';

function choose(values: readonly Record<string, unknown>[], given = {}, locale: 'fr' | 'de' | 'en' = 'fr') {
  const rows = values.map((cells, place) => ({ line: place + 2, values: cells, table: true as const }));
  const { id, texts, leftOut } = chooseColumns(rows, given, locale);
  return { id, texts: texts.map(({ name, label }) => (label ? `${label}=${name}` : name)), leftOut };
}

describe('choosing columns', () => {
  it.each([
    ['Shopify', ['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Tags'], 'Handle', ['Title', 'Body (HTML)']],
    [
      'Akeneo',
      ['sku', 'name-fr_FR', 'description-fr_FR-ecommerce', 'price-EUR'],
      'sku',
      ['name-fr_FR', 'description-fr_FR-ecommerce'],
    ],
    [
      'Amazon',
      ['item_sku', 'item_name', 'product_description', 'bullet_point1', 'main_image_url', 'generic_keywords'],
      'item_sku',
      ['item_name', 'product_description', 'bullet_point1'],
    ],
    [
      'BMEcat',
      ['SUPPLIER_AID', 'DESCRIPTION_SHORT', 'DESCRIPTION_LONG', 'MANUFACTURER_NAME'],
      'SUPPLIER_AID',
      ['DESCRIPTION_SHORT', 'DESCRIPTION_LONG'],
    ],
    [
      'a German list',
      ['Artikelnummer', 'Bezeichnung', 'Langtext', 'Technische Daten', 'Preis'],
      'Artikelnummer',
      ['Bezeichnung', 'Langtext', 'Technische Daten'],
    ],
    [
      'a French list',
      ['Réf. fournisseur', 'Libellé', 'Caractéristiques', 'Fiche technique', 'Prix HT'],
      'Réf. fournisseur',
      ['Libellé', 'Caractéristiques', 'Fiche technique'],
    ],
    [
      'Magento',
      ['sku', 'name', 'short_description', 'description', 'meta_title', 'url_key'],
      'sku',
      ['name', 'short_description', 'description'],
    ],
  ])('reads the texts of %s by their names', (_, names, id, texts) => {
    const row = (place: number) => Object.fromEntries(names.map((name) => [name, `x${place}`]));
    expect(choose([row(1), row(2)])).toMatchObject({ id, texts });
  });

  it.each([
    ['prose', [PROSE, '', '', '', 'x'], true],
    ['a label and its value', ['Largeur : 60 cm', 'Largeur : 50 cm'], true],
    ['pairs with equals signs', ['width=60 cm; height=9 cm', 'width=50 cm'], true],
    ['JSON', ['{"Width": "60 cm"}', '{}'], true],
    ['objects', [{ Width: '60 cm' }, {}], true],
    ['a table of HTML', ['<table><tr><td>a</td></tr></table>', ''], true],
    ['prose in less than a fifth', [PROSE, 'a', 'b', 'c', 'd', 'e'], false],
    ['single words', ['rouge', 'vert foncé'], false],
    ['prices', ['12,50 € TTC', '13,50 € TTC'], false],
    ['codes', ['AB-12 CD-13 EF-14 GH-15', 'x'], false],
    ['times', ['12:30', '13:45'], false],
    ['addresses of pages', ['https://shop.example/a-b-c-d-e', 'http://shop.example/x'], false],
    ['postal addresses', ['12 rue de la Paix, 75002 Paris', '1 avenue du Port, 13002 Marseille'], false],
    ['paths of categories', ['Maison > Salle de bain > Lavabos à poser', 'Maison > Cuisine > Éviers'], false],
    ['one remark for all', Array(6).fill('Livraison sous trois à cinq jours'), false],
  ])('tells %s in a column of any name', (_, cells, read) => {
    const rows = cells.map((cell, place) => ({ id: `A${place}`, titre: 'x', divers: cell }));
    expect(choose(rows).texts).toEqual(read ? ['titre', 'divers'] : ['titre']);
    expect(choose(rows).leftOut).toEqual(read ? [] : ['divers']);
  });

  it('puts titles first, and texts in the language of the run before those in others', () => {
    const row = {
      'description-en_US': 'a',
      'name-en_US': 'b',
      'description-de_DE': 'c',
      'name-de_DE': 'd',
      notes: PROSE,
    };
    expect(choose([row], {}, 'de').texts).toEqual([
      'name-de_DE',
      'description-de_DE',
      'notes',
      'name-en_US',
      'description-en_US',
    ]);
    expect(choose([row], {}, 'en').texts).toEqual([
      'name-en_US',
      'description-en_US',
      'notes',
      'name-de_DE',
      'description-de_DE',
    ]);
  });

  it('reads numbered labels with their values', () => {
    const row = {
      SKU: 'a',
      Name: 'b',
      'Attribute 1 name': 'Width',
      'Attribute 1 value(s)': '60 cm',
      'Attribute 1 visible': '1',
    };
    expect(choose([row]).texts).toEqual(['Name', 'Attribute 1 name=Attribute 1 value(s)']);
    const bmecat = { SUPPLIER_PID: 'a', FNAME_1: 'Breite', FVALUE_1: '60', FUNIT_1: 'cm' };
    expect(choose([bmecat]).texts).toEqual(['FNAME_1=FVALUE_1']);
  });

  it('takes the columns that the user names, and all of one name', () => {
    const row = { id: '1', description: 'a', 'description (2)': 'b', notes: PROSE };
    expect(choose([row], { text: ['Description'] }).texts).toEqual(['description', 'description (2)']);
    expect(choose([row], { text: ['notes', 'description (2)'], id: 'ID' })).toMatchObject({
      id: 'id',
      texts: ['notes', 'description (2)'],
    });
  });

  it.each([
    'Artikelnummer',
    'Référence',
    'Réf. fournisseur',
    'item_id',
    'Handle',
    'SKU',
    'EAN',
    'Art.-Nr.',
    'Hersteller-Artikelnr.',
    'Interne Bestellnummer',
    'Réf. interne',
    'supplier_pid',
    'Code article',
    'ArticleNumber',
  ])('knows %s for an identifier', (name) => {
    expect(identifierRank(name)).toBeDefined();
  });

  it.each(['Description', 'Largeur', 'idée', 'Codepostal', 'handling', 'refroidissement'])(
    'knows %s for none',
    (name) => {
      expect(identifierRank(name)).toBeUndefined();
    },
  );

  it('takes no column for the identifier that is the same in all rows, and the best of several', () => {
    const rows = [1, 2, 3].map((place) => ({ ref: 'X', ean: `${place}`, titre: 'a' }));
    expect(choose(rows).id).toBe('ean');
    expect(choose([{ ean: '1', sku: '2', titre: 'a' }]).id).toBe('sku');
    expect(choose([{ titre: 'a' }]).id).toBeUndefined();
  });
});
