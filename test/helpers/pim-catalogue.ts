import { createHash } from 'node:crypto';
import { type Coded, emptyStore, type PimStore, type StoredProduct, type StoredValue } from './pim-store.js';

/** A catalogue made by rule, with values that were taken out of it. */
export interface MadeCatalogue {
  readonly store: PimStore;
  /** What was taken out: by uuid or model code, attribute and place the data as a PIM holds it. */
  readonly hidden: readonly HiddenValue[];
}

/** A value that stands in the texts of a product, and not among its values. */
export interface HiddenValue {
  readonly entity: 'product' | 'model';
  readonly key: string;
  readonly attribute: string;
  readonly locale: string | null;
  readonly scope: string | null;
  readonly data: unknown;
}

const LOCALES = ['fr_FR', 'en_US', 'de_DE'] as const;
type Locale = (typeof LOCALES)[number];
type Words = readonly [fr: string, en: string, de: string];

const inLocales = (words: Words) => Object.fromEntries(LOCALES.map((locale, place) => [locale, words[place]]));
const word = (words: Words, locale: Locale) => words[LOCALES.indexOf(locale)] ?? '';

interface Option {
  readonly code: string;
  readonly words: Words;
}

interface Attribute {
  readonly code: string;
  readonly words: Words;
  readonly type: string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly options?: readonly Option[];
  readonly numbers?: readonly [least: number, most: number, step: number];
  readonly symbol?: string;
}

const options = (prefix: string, ...words: readonly Words[]): readonly Option[] =>
  words.map((one) => ({ code: `${prefix}_${one[1].replace(/\W+/g, '_')}`, words: one }));

const select = (code: string, words: Words, ...list: readonly Words[]): Attribute => ({
  code,
  words,
  type: 'pim_catalog_simpleselect',
  options: options(code, ...list),
});
const metric = (
  code: string,
  words: Words,
  [family, unit, symbol]: readonly [string, string, string],
  numbers: readonly [number, number, number],
): Attribute => ({
  code,
  words,
  type: 'pim_catalog_metric',
  numbers,
  symbol,
  more: { metric_family: family, default_metric_unit: unit, decimals_allowed: numbers[2] < 1, negative_allowed: false },
});
const number = (code: string, words: Words, numbers: readonly [number, number, number], more = {}): Attribute => ({
  code,
  words,
  type: 'pim_catalog_number',
  numbers,
  more: { decimals_allowed: numbers[2] < 1, ...more },
});
const flag = (code: string, words: Words): Attribute => ({ code, words, type: 'pim_catalog_boolean' });
const other = (code: string, words: Words, type: string, more = {}): Attribute => ({ code, words, type, more });

const CM = ['Length', 'CENTIMETER', 'cm'] as const;
const KG = ['Weight', 'KILOGRAM', 'kg'] as const;
const WATT = ['Power', 'WATT', 'W'] as const;

const COLOURS: readonly Words[] = [
  ['rouge', 'red', 'rot'],
  ['bleu', 'blue', 'blau'],
  ['vert', 'green', 'grün'],
  ['noir', 'black', 'schwarz'],
  ['blanc', 'white', 'weiß'],
  ['gris', 'grey', 'grau'],
];

const ATTRIBUTES: readonly Attribute[] = [
  other('sku', ['Référence', 'SKU', 'Artikelnummer'], 'pim_catalog_identifier'),
  other('name', ['Nom', 'Name', 'Name'], 'pim_catalog_text', { localizable: true, max_characters: 255 }),
  other('description', ['Description', 'Description', 'Beschreibung'], 'pim_catalog_textarea', {
    localizable: true,
    scopable: true,
    wysiwyg_enabled: true,
  }),
  other('care', ['Entretien', 'Care', 'Pflege'], 'pim_catalog_textarea', { localizable: true }),
  other('picture', ['Image', 'Picture', 'Bild'], 'pim_catalog_image'),
  other('manual', ['Notice', 'Manual', 'Anleitung'], 'pim_catalog_file'),
  other('price', ['Prix', 'Price', 'Preis'], 'pim_catalog_price_collection'),
  other('released', ['Sortie', 'Released', 'Erschienen'], 'pim_catalog_date'),
  other('contents', ['Contenu', 'Contents', 'Inhalt'], 'pim_catalog_table'),
  other('ean', ['EAN', 'EAN', 'EAN'], 'pim_catalog_text', {
    validation_rule: 'regexp',
    validation_regexp: '/^\\d{13}$/',
  }),
  other('supplier_code', ['Code fournisseur', 'Supplier code', 'Lieferantencode'], 'pim_catalog_text', {
    max_characters: 20,
  }),
  other('designer', ['Designer', 'Designer', 'Designer'], 'akeneo_reference_entity', {
    reference_data_name: 'designers',
  }),
  select(
    'brand',
    ['Marque', 'Brand', 'Marke'],
    ...['Norvana', 'Altiko', 'Beltrane', 'Kessomi'].map((name): Words => [name, name, name]),
  ),
  select(
    'material',
    ['Matériau', 'Material', 'Material'],
    ['acier', 'steel', 'Stahl'],
    ['bois', 'wood', 'Holz'],
    ['verre', 'glass', 'Glas'],
    ['aluminium', 'aluminium', 'Aluminium'],
    ['coton', 'cotton', 'Baumwolle'],
    ['laine', 'wool', 'Wolle'],
    ['cuir', 'leather', 'Leder'],
  ),
  select('colour', ['Couleur', 'Colour', 'Farbe'], ...COLOURS),
  { ...select('shirt_colour', ['Couleur du textile', 'Fabric colour', 'Stofffarbe'], ...COLOURS) },
  select(
    'shirt_size',
    ['Taille', 'Size', 'Größe'],
    ['S', 'S', 'S'],
    ['M', 'M', 'M'],
    ['L', 'L', 'L'],
    ['XL', 'XL', 'XL'],
  ),
  {
    ...select(
      'uses',
      ['Usages', 'Uses', 'Einsatzbereiche'],
      ['salon', 'living room', 'Wohnzimmer'],
      ['cuisine', 'kitchen', 'Küche'],
      ['bureau', 'office', 'Büro'],
      ['jardin', 'garden', 'Garten'],
    ),
    type: 'pim_catalog_multiselect',
  },
  select(
    'energy_class',
    ['Classe énergétique', 'Energy class', 'Energieklasse'],
    ['A', 'A', 'A'],
    ['B', 'B', 'B'],
    ['C', 'C', 'C'],
  ),
  select(
    'finish',
    ['Finition', 'Finish', 'Oberfläche'],
    ['mat', 'matt', 'matt'],
    ['brillant', 'glossy', 'glänzend'],
    ['brossé', 'brushed', 'gebürstet'],
  ),
  select(
    'socket',
    ['Culot', 'Socket', 'Sockel'],
    ['E27', 'E27', 'E27'],
    ['E14', 'E14', 'E14'],
    ['GU10', 'GU10', 'GU10'],
  ),
  metric('width', ['Largeur', 'Width', 'Breite'], CM, [20, 200, 0.5]),
  metric('height', ['Hauteur', 'Height', 'Höhe'], CM, [20, 220, 0.5]),
  metric('depth', ['Profondeur', 'Depth', 'Tiefe'], CM, [5, 90, 0.5]),
  metric('weight', ['Poids', 'Weight', 'Gewicht'], KG, [0.5, 60, 0.1]),
  metric('power', ['Puissance', 'Power', 'Leistung'], WATT, [20, 2400, 10]),
  metric('voltage', ['Tension', 'Voltage', 'Spannung'], ['ElectricPotential', 'VOLT', 'V'], [12, 240, 2]),
  metric('diagonal', ['Diagonale', 'Diagonal', 'Bildschirmdiagonale'], ['Length', 'INCH', '"'], [24, 85, 1]),
  metric('capacity', ['Capacité', 'Capacity', 'Fassungsvermögen'], ['Volume', 'LITER', 'l'], [0.5, 40, 0.1]),
  metric('refresh', ['Fréquence', 'Refresh rate', 'Bildwiederholfrequenz'], ['Frequency', 'HERTZ', 'Hz'], [50, 144, 1]),
  metric('noise', ['Niveau sonore', 'Noise level', 'Schallpegel'], ['Decibel', 'DECIBEL', 'dB'], [20, 80, 1]),
  metric('cable', ['Longueur du câble', 'Cable length', 'Kabellänge'], ['Length', 'METER', 'm'], [0.5, 5, 0.1]),
  metric('torque', ['Couple', 'Torque', 'Drehmoment'], ['Torque', 'NEWTON_METER', 'Nm'], [10, 90, 1]),
  number('warranty', ['Garantie (années)', 'Warranty (years)', 'Garantie (Jahre)'], [1, 10, 1], {
    number_min: '1',
    number_max: '10',
  }),
  number('hdmi', ['Nombre de ports HDMI', 'Number of HDMI ports', 'Anzahl HDMI-Anschlüsse'], [1, 6, 1]),
  number('shelves', ['Nombre de tablettes', 'Number of shelves', 'Anzahl Böden'], [1, 9, 1]),
  number('speeds', ['Nombre de vitesses', 'Number of speeds', 'Anzahl Gänge'], [1, 6, 1]),
  flag('dimmable', ['Variateur', 'Dimmable', 'Dimmbar']),
  flag('wall_mount', ['Fixation murale', 'Wall mount', 'Wandhalterung']),
  flag('remote', ['Télécommande', 'Remote control', 'Fernbedienung']),
  flag('wheels', ['Roulettes', 'Wheels', 'Rollen']),
  flag('battery', ['Batterie', 'Battery', 'Akku']),
  ...Array.from({ length: 10 }, (_, place) =>
    other(`note_${place}`, [`Note ${place}`, `Note ${place}`, `Notiz ${place}`], 'pim_catalog_text', {
      localizable: place % 2 === 0,
      scopable: place % 3 === 0,
    }),
  ),
  ...Array.from({ length: 8 }, (_, place) =>
    flag(`internal_${place}`, [`Interne ${place}`, `Internal ${place}`, `Intern ${place}`]),
  ),
  {
    ...select('tagline', ['Série', 'Series', 'Serie'], ['Aurore', 'Aurora', 'Aurora'], ['Zénith', 'Zenith', 'Zenit']),
    more: { localizable: true, scopable: true },
  },
];

const COMMON = [
  'sku',
  'name',
  'description',
  'care',
  'picture',
  'manual',
  'price',
  'released',
  'ean',
  'supplier_code',
  'brand',
  'warranty',
  'weight',
  'width',
  'height',
  'depth',
  'note_0',
  'note_1',
  'internal_0',
  'tagline',
];

interface FamilyPlan {
  readonly code: string;
  readonly words: Words;
  readonly attributes: readonly string[];
  /** The attributes of each level below the top, the axis first. */
  readonly levels?: readonly (readonly string[])[];
}

const FAMILIES: readonly FamilyPlan[] = [
  {
    code: 'led_tvs',
    words: ['Téléviseur', 'Television', 'Fernseher'],
    attributes: ['diagonal', 'refresh', 'hdmi', 'energy_class', 'power', 'wall_mount', 'remote', 'colour', 'contents'],
  },
  {
    code: 'lamps',
    words: ['Lampe', 'Lamp', 'Leuchte'],
    attributes: ['socket', 'power', 'voltage', 'dimmable', 'material', 'finish', 'colour', 'uses', 'cable', 'designer'],
  },
  {
    code: 'shelves',
    words: ['Étagère', 'Shelf', 'Regal'],
    attributes: ['shelves', 'material', 'finish', 'colour', 'wheels', 'uses', 'designer'],
  },
  {
    code: 'drills',
    words: ['Perceuse', 'Drill', 'Bohrmaschine'],
    attributes: ['power', 'voltage', 'speeds', 'torque', 'battery', 'noise', 'cable'],
  },
  {
    code: 'kettles',
    words: ['Bouilloire', 'Kettle', 'Wasserkocher'],
    attributes: ['capacity', 'power', 'material', 'finish', 'colour', 'cable', 'noise'],
  },
  {
    code: 'shirts',
    words: ['Chemise', 'Shirt', 'Hemd'],
    attributes: ['material', 'shirt_colour', 'shirt_size', 'note_2', 'internal_1'],
    levels: [
      ['shirt_colour', 'note_2'],
      ['shirt_size', 'sku', 'ean', 'weight'],
    ],
  },
  {
    code: 'bags',
    words: ['Sac', 'Bag', 'Tasche'],
    attributes: ['material', 'capacity', 'colour', 'wheels', 'note_3'],
    levels: [['colour', 'sku', 'ean', 'capacity']],
  },
];

const STATED = /select|metric|number|boolean/;

/**
 * Makes a catalogue of seven families, more than sixty attributes of all types, three locales, two channels, variants on
 * one and two levels, and texts with HTML. The same seed makes the same one.
 * @param share of the values standing in the texts that is hidden
 */
export function makeCatalogue(products: number, share = 0.1, seed = 1): MadeCatalogue {
  const random = createRandom(seed);
  const store = emptyStore();
  const hidden: HiddenValue[] = [];
  fillStructure(store);
  const perFamily = Math.ceil(products / FAMILIES.length);
  for (const family of FAMILIES) {
    for (let made = 0; made < perFamily && store.products.size < products; ) {
      const before = store.products.size;
      makeProduct(store, hidden, family, { random, share, number: before });
      made += store.products.size - before;
    }
  }
  return { store, hidden };
}

type Random = () => number;

interface Making {
  readonly random: Random;
  readonly share: number;
  readonly number: number;
}

/** A product, or a model with its variants. */
function makeProduct(store: PimStore, hidden: HiddenValue[], family: FamilyPlan, making: Making): void {
  const codes = attributesOf(family);
  const below = new Set(family.levels?.flat() ?? []);
  const own = chosenValues(
    codes.filter((code) => !below.has(code)),
    making.random,
  );
  if (!family.levels) {
    const product = productOf(store, family, null, making.number, own, undefined);
    state(product, family, own, making, hidden, { entity: 'product', key: product.uuid ?? '' });
    return;
  }
  const code = `${family.code}_${making.number}`;
  const model = modelOf(store, family, { code, parent: null }, own);
  state(model, family, own, making, hidden, { entity: 'model', key: code });
  makeVariants(store, family, { model, code, level: 0, inherited: own }, making);
}

function makeVariants(
  store: PimStore,
  family: FamilyPlan,
  { model, code, level, inherited }: { model: StoredProduct; code: string; level: number; inherited: Chosen },
  making: Making,
): void {
  const levels = family.levels ?? [];
  const [axis = '', ...rest] = levels[level] ?? [];
  const axisOptions = (ATTRIBUTES.find((one) => one.code === axis)?.options ?? []).slice(0, 3);
  for (const option of axisOptions) {
    const values = chosenValues(
      rest.filter((one) => one !== 'sku'),
      making.random,
    );
    values.set(axis, option.code);
    if (level === levels.length - 1) {
      productOf(store, family, code, store.products.size, values, model);
      continue;
    }
    const lower = `${code}_${option.code}`;
    modelOf(store, family, { code: lower, parent: code }, values);
    const below = { model, code: lower, level: level + 1, inherited: new Map([...inherited, ...values]) };
    makeVariants(store, family, below, making);
  }
}

type Chosen = Map<string, unknown>;

function attributesOf(family: FamilyPlan): readonly string[] {
  return [...new Set([...COMMON, ...family.attributes])];
}

function chosenValues(codes: readonly string[], random: Random): Chosen {
  const chosen: Chosen = new Map();
  for (const code of codes) {
    const attribute = ATTRIBUTES.find((one) => one.code === code);
    if (!attribute || !STATED.test(attribute.type) || code.startsWith('internal') || random() < 0.15) continue;
    chosen.set(code, chooseValue(attribute, random));
  }
  return chosen;
}

function chooseValue({ type, options: list = [], numbers = [0, 1, 1] }: Attribute, random: Random): unknown {
  if (type === 'pim_catalog_boolean') return random() < 0.6;
  if (type === 'pim_catalog_multiselect') {
    const start = Math.floor(random() * list.length);
    return [0, 1].map((step) => list[(start + step) % list.length]?.code).sort();
  }
  if (list.length > 0) return list[Math.floor(random() * list.length)]?.code;
  const [least, most, step] = numbers;
  return Number((least + Math.floor((random() * (most - least)) / step) * step).toFixed(2));
}

function dataOf(attribute: Attribute, value: unknown): unknown {
  const { type, more } = attribute;
  if (type === 'pim_catalog_metric') {
    const amount = more?.decimals_allowed ? Number(value).toFixed(4) : value;
    return { amount, unit: more?.default_metric_unit };
  }
  if (type === 'pim_catalog_number') return more?.decimals_allowed ? Number(value).toFixed(4) : value;
  return value;
}

/** The values of all places that an attribute has. */
function entriesFor({ more }: Attribute, data: unknown): StoredValue[] {
  const locales = more?.localizable ? LOCALES : [null];
  const scopes = more?.scopable ? ['ecommerce', 'print'] : [null];
  return locales.flatMap((locale) => scopes.map((scope) => ({ locale, scope, data })));
}

/** Puts the values into a product, but for some that are hidden; the texts state all of them. */
function state(
  target: StoredProduct,
  family: FamilyPlan,
  chosen: Chosen,
  { random, share }: Making,
  hidden: HiddenValue[],
  about: Pick<HiddenValue, 'entity' | 'key'>,
): void {
  for (const locale of LOCALES) setTexts(target, family, chosen, locale, random);
  for (const [code, value] of chosen) {
    const attribute = ATTRIBUTES.find((one) => one.code === code) as Attribute;
    const entries = entriesFor(attribute, dataOf(attribute, value));
    if (random() >= share) target.values[code] = entries;
    else for (const { locale, scope, data } of entries) hidden.push({ ...about, attribute: code, locale, scope, data });
  }
}

function setTexts(target: StoredProduct, family: FamilyPlan, chosen: Chosen, locale: Locale, random: Random): void {
  const kind = word(family.words, locale);
  const brand = ATTRIBUTES.find(({ code }) => code === 'brand')?.options?.find(
    ({ code }) => code === chosen.get('brand'),
  );
  const serial = `${family.code.slice(0, 2).toUpperCase()}-${Math.floor(random() * 9000 + 1000)}`;
  const phrases = [...chosen].flatMap(([code, value]) => phraseOf(code, value, locale, random));
  const intro = word(
    [
      'Découvrez ce produit de notre gamme.',
      'Discover this product of our range.',
      'Entdecken Sie dieses Produkt unserer Reihe.',
    ],
    locale,
  );
  const html = `<p>${intro}</p><ul>${phrases.map((phrase) => `<li>${encoded(phrase)}</li>`).join('')}</ul>`;
  target.values.name ??= [];
  target.values.description ??= [];
  target.values.name.push({
    locale,
    scope: null,
    data: `${kind} ${brand ? word(brand.words, locale) : ''} ${serial}`.replace(/ +/g, ' '),
  });
  for (const scope of ['ecommerce', 'print']) {
    const data = scope === 'print' ? `${intro} ${phrases.join('. ')}.` : html;
    target.values.description.push({ locale, scope, data });
  }
}

function phraseOf(code: string, value: unknown, locale: Locale, random: Random): readonly string[] {
  const attribute = ATTRIBUTES.find((one) => one.code === code) as Attribute;
  const label = word(attribute.words, locale).replace(/ \(.*\)$/, '');
  const separator = locale === 'fr_FR' ? ' : ' : ': ';
  if (code === 'brand') return [];
  if (attribute.type === 'pim_catalog_boolean') {
    const words: Words = value ? ['avec', 'with', 'mit'] : ['sans', 'without', 'ohne'];
    return [`${word(words, locale)} ${label.toLowerCase()}`];
  }
  if (attribute.numbers) {
    const text = locale === 'en_US' ? String(value) : String(value).replace('.', ',');
    const years: Words = ['ans', 'years', 'Jahre'];
    const unit = code === 'warranty' ? word(years, locale) : (attribute.symbol ?? '');
    const digits = `${text}${unit === '"' ? '"' : unit ? ` ${unit}` : ''}`;
    return [random() < 0.8 ? `${label}${separator}${digits}` : `${label} ${digits}`];
  }
  const codes = Array.isArray(value) ? value : [value];
  const named = codes.map((one) =>
    word(attribute.options?.find((option) => option.code === one)?.words ?? ['', '', ''], locale),
  );
  return [`${label}${separator}${named.join(', ')}`];
}

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('é', '&eacute;');
}

function productOf(
  store: PimStore,
  family: FamilyPlan,
  parent: string | null,
  serial: number,
  values: Chosen,
  model: StoredProduct | undefined,
): StoredProduct {
  const hash = createHash('sha1').update(`${family.code} ${serial}`).digest('hex');
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  const identifier = `${family.code}-${serial}`;
  const held: StoredProduct['values'] = { sku: [{ locale: null, scope: null, data: identifier }] };
  if (model) put(held, values);
  const product = {
    uuid,
    identifier,
    family: family.code,
    parent,
    enabled: true,
    values: held,
    updated: '2026-01-15T08:00:00+00:00',
  };
  store.products.set(uuid, product);
  return product;
}

function modelOf(
  store: PimStore,
  family: FamilyPlan,
  { code, parent }: { code: string; parent: string | null },
  values: Chosen,
): StoredProduct {
  const held: StoredProduct['values'] = {};
  if (parent !== null) put(held, values);
  const model = {
    code,
    family: family.code,
    family_variant: `${family.code}_variant`,
    parent,
    values: held,
    updated: '2026-01-15T08:00:00+00:00',
  };
  store.models.set(code, model);
  return model;
}

function put(held: StoredProduct['values'], values: Chosen): void {
  for (const [code, value] of values) {
    const attribute = ATTRIBUTES.find((one) => one.code === code) as Attribute;
    held[code] = entriesFor(attribute, dataOf(attribute, value));
  }
}

function fillStructure(store: PimStore): void {
  for (const { code, words, type, more, options: list } of ATTRIBUTES) {
    store.attributes.push({
      code,
      type,
      group: 'all',
      labels: inLocales(words),
      localizable: false,
      scopable: false,
      ...more,
    });
    if (list)
      store.options[code] = list.map((option, place) => ({
        code: option.code,
        attribute: code,
        sort_order: place,
        labels: inLocales(option.words),
      }));
  }
  for (const family of FAMILIES) {
    const attributes = [...attributesOf(family)];
    store.families.push({
      code: family.code,
      labels: inLocales(family.words),
      attributes,
      attribute_as_label: 'name',
      attribute_requirements: { ecommerce: ['sku', 'name'] },
    });
    const sets = family.levels?.map(([axis, ...rest], place) => ({
      level: place + 1,
      axes: [axis],
      attributes: [axis, ...rest],
    }));
    if (sets)
      store.variants[family.code] = [
        { code: `${family.code}_variant`, labels: {}, variant_attribute_sets: sets } as Coded,
      ];
  }
  for (const code of LOCALES) store.locales.push({ code, enabled: true });
  for (const code of ['ecommerce', 'print']) {
    store.channels.push({
      code,
      labels: {},
      locales: [...LOCALES],
      currencies: ['EUR'],
      category_tree: 'master',
      conversion_units: [],
    });
  }
  store.measurementFamilies.push(...MEASURES);
}

const steps = (value: string) => [{ operator: 'mul', value }];
const measure = (
  code: string,
  standard: string,
  units: Readonly<Record<string, readonly [factor: string, symbol: string]>>,
): Coded => ({
  code,
  labels: {},
  standard_unit_code: standard,
  units: Object.fromEntries(
    Object.entries(units).map(([unit, [factor, symbol]]) => [
      unit,
      { code: unit, labels: {}, convert_from_standard: steps(factor), symbol },
    ]),
  ),
});

const MEASURES: readonly Coded[] = [
  measure('Length', 'METER', {
    METER: ['1', 'm'],
    CENTIMETER: ['0.01', 'cm'],
    MILLIMETER: ['0.001', 'mm'],
    INCH: ['0.0254', '"'],
  }),
  measure('Weight', 'KILOGRAM', { KILOGRAM: ['1', 'kg'], GRAM: ['0.001', 'g'] }),
  measure('Power', 'WATT', { WATT: ['1', 'W'], KILOWATT: ['1000', 'kW'] }),
  measure('ElectricPotential', 'VOLT', { VOLT: ['1', 'V'] }),
  measure('Volume', 'CUBIC_METER', { CUBIC_METER: ['1', 'm³'], LITER: ['0.001', 'l'] }),
  measure('Frequency', 'HERTZ', { HERTZ: ['1', 'Hz'] }),
  measure('Decibel', 'DECIBEL', { DECIBEL: ['1', 'dB'] }),
  measure('Torque', 'NEWTON_METER', { NEWTON_METER: ['1', 'Nm'] }),
];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
