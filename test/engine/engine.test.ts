import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { type TrainingText, trainEngine } from '../../src/engine/learning/train.js';
import type { Engine, ModelSource } from '../../src/engine/types.js';
import type { Field } from '../../src/fields/field.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const NOTHING_LEARNT: ModelSource = { read: () => undefined };

const MATERIAL = makeSelect('MATERIAL', 'Matériau', ['acrylique', 'acier', 'fonte']);
const COLOUR = makeSelect('COLOUR', 'Couleur', ['blanc', 'noir', 'rouge']);
const WIDTH = makeField('WIDTH', { label: 'largeur', type: 'number', unit: 'cm' });
const HEIGHT = makeField('HEIGHT', { label: 'hauteur', type: 'number', unit: 'cm' });
const POWER = makeField('POWER', { label: 'Puissance', type: 'number', unit: 'W' });
const FEET = makeField('FEET', { label: 'Avec pieds', type: 'boolean' });

const taught = (fields: readonly Field[], texts: readonly TrainingText[]): Engine => {
  const parts = new Map(trainEngine(fields, texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) });
};

const valuesOf = (engine: Engine, fields: readonly Field[], description: string) =>
  engine.answer(fields, description).map(({ value }) => value);

describe('without any example', () => {
  const engine = createEngine(NOTHING_LEARNT);

  it('reads what the text says of lists, numbers and yes/no fields', () => {
    const text = "Baignoire d'angle en acrylique blanc, 142 x 142 cm, avec pieds";
    expect(valuesOf(engine, [MATERIAL, COLOUR, WIDTH, FEET], text)).toEqual(['acrylique', 'blanc', 142, true]);
  });

  it('tells the numbers of a row apart by their letters, and converts them', () => {
    const text = 'Lave-linge pose libre, L 598 x H 842 x P 600 mm, 2,1 kW';
    expect(valuesOf(engine, [WIDTH, HEIGHT, POWER], text)).toEqual([59.8, 84.2, 2100]);
  });

  it('gives a list where a field of numbers takes several', () => {
    const widths = { ...WIDTH, multiple: true };
    expect(valuesOf(engine, [widths], 'Tablette, largeur 60 cm')).toEqual([[60]]);
    expect(valuesOf(engine, [widths], 'Tablette en verre')).toEqual([null]);
  });

  it('reads a denied yes/no as a no', () => {
    expect(valuesOf(engine, [FEET], 'Baignoire îlot, livrée sans pieds')).toEqual([false]);
  });

  it.each([
    ['no number fits', 'Baignoire en acrylique, référence 142'],
    ['numbers are equally likely', 'Plateau 90 cm, rehausse 120 cm, bonde 6 cm'],
    ['the number belongs to another side', 'Armoire, hauteur 180 cm'],
  ])('is silent where %s', (_, text) => {
    expect(valuesOf(engine, [WIDTH], text)).toEqual([null]);
  });

  it('gives the end of a range that the label asks for', () => {
    const [most, least] = ['Pression max.', 'Pression minimale'].map((label) =>
      makeField(label, { label, type: 'number', unit: 'bar' }),
    ) as [Field, Field];
    const text = 'Mitigeur thermostatique, pression 1-5 bar';
    expect(valuesOf(engine, [most], text)).toEqual([5]);
    expect(valuesOf(engine, [least], text)).toEqual([1]);
  });

  it('takes degrees without a letter for warmth, and kelvins for none', () => {
    const wash = makeField('WASH', { label: 'Wash temperature', type: 'number', unit: '°C' });
    expect(valuesOf(engine, [wash], 'Cotton shirt, wash at 30°')).toEqual([30]);
    expect(valuesOf(engine, [wash], 'LED bulb, 2700 K')).toEqual([null]);
    const light = makeField('LIGHT', { label: 'Colour temperature', type: 'number', unit: 'K' });
    expect(valuesOf(engine, [light], 'LED bulb, 2700 K, up to 40 °C')).toEqual([2700]);
    expect(valuesOf(engine, [light], 'LED bulb, 180°, up to 40 °C')).toEqual([null]);
  });

  it('takes what is said in its own unit before the same in another', () => {
    const heel = makeField('HEEL', { label: 'Heel height', type: 'number', unit: 'cm' });
    expect(valuesOf(engine, [heel], 'Boot, heel 1 1/2" (4 cm)')).toEqual([4]);
  });

  it('takes no number of which its digits leave nothing', () => {
    const breaking = makeField('BREAKING', { label: 'Pouvoir de coupure', type: 'number', unit: 'kA', decimals: 1 });
    expect(valuesOf(engine, [breaking], 'Disjoncteur 16 A')).toEqual([null]);
  });

  it('reads a percentage where it asks for one', () => {
    const alcohol = makeField('ALCOHOL', { label: 'Alkoholgehalt', type: 'number', unit: '%' });
    expect(valuesOf(engine, [alcohol], 'Weisswein, Alkoholgehalt: 12,5 %')).toEqual([12.5]);
    expect(valuesOf(engine, [alcohol], 'Sahne, 30 % Fett')).toEqual([null]);
  });

  it('gives all that a text names of a list of several', () => {
    const materials = { ...MATERIAL, code: 'MATERIALS', multiple: true };
    expect(valuesOf(engine, [materials], 'Receveur acier et acrylique')).toEqual([['acrylique', 'acier']]);
    expect(valuesOf(engine, [materials], 'Receveur sans acier')).toEqual([null]);
  });

  it.each([
    ['Référence fabricant : AB-1234', 'AB-1234'],
    ['Mitigeur. Référence fabricant: AB 1234 / C, chromé', 'AB 1234 / C'],
    ['| Référence fabricant | AB-1234 | Couleur | chrome |', 'AB-1234'],
    ['Mitigeur chromé, référence fabricant AB-1234.', 'AB-1234'],
    ['Mitigeur chromé, référence fabricant en attente', null],
    ['Référence fabricant : AB 1234 Couleur : chrome', null],
    ['Référence fabricant : non communiquée', null],
    ['Mitigeur AB-1234 chromé', null],
  ])('reads free text only behind its label: %s', (text, value) => {
    const reference = makeField('REFERENCE', { label: 'Référence fabricant' });
    const [answer] = engine.answer([reference], text);
    expect(answer?.value).toBe(value);
    if (value !== null) expect(text.slice(answer?.evidence?.start, answer?.evidence?.end)).toBe(value);
  });

  it.each([
    ['Table pliante, Réf. : TJP-4470', 'TJP-4470'],
    ['Table pliante. Réf CAN-220.B', 'CAN-220.B'],
    ['Réf.CAN-220, table pliante', 'CAN-220'],
    ['Table à référencer : 12', null],
    ['Ré : TJP-4470', null],
  ])('reads free text behind its shortened label: %s', (text, value) => {
    const reference = makeField('REFERENCE', { label: 'Référence' });
    expect(valuesOf(engine, [reference], text)).toEqual([value]);
  });

  it('reads free text behind the last part of a label', () => {
    const article = makeField('ARTICLE', { label: 'Hersteller-Artikelnummer' });
    expect(valuesOf(engine, [article], 'Klemmkasten Aufputz, Artikelnummer KK-4711/S')).toEqual(['KK-4711/S']);
  });

  it('reads free text by its pattern, also where words run together', () => {
    const code = makeField('EAN', { label: 'EAN', pattern: '\\b\\d{13}\\b' });
    expect(valuesOf(engine, [code], 'Mitigeur chromé, EAN 4005176314513')).toEqual(['4005176314513']);
    expect(valuesOf(engine, [code], 'Mitigeur chromé EAN4005176314513COULEUR chrome')).toEqual(['4005176314513']);
  });

  it('says where a value stands, in the offsets of the description as given', () => {
    const text = '🛁 Baignoire\r\nen acrylique\u00a0blanc, 142 x 142 cm';
    const [material, width] = engine.answer([MATERIAL, WIDTH], text);
    expect(material?.evidence).toEqual({ text: 'acrylique', start: 17, end: 26 });
    expect(text.slice(width?.evidence?.start, width?.evidence?.end)).toBe(width?.evidence?.text);
  });
});

describe('with examples', () => {
  it('learns which words mean an option that the text does not name', () => {
    const words: Record<string, readonly string[]> = { blanc: ['neige', 'polaire'], noir: ['ébène', 'onyx'] };
    const texts = Object.entries(words).flatMap(([colour, names]) =>
      ['Chaise', 'Table', 'Armoire', 'Étagère', 'Bureau'].flatMap((thing) =>
        names.map((name) => ({ description: `${thing} finition ${name}`, values: { COLOUR: colour } })),
      ),
    );
    const engine = taught([COLOUR], texts);
    expect(valuesOf(engine, [COLOUR], 'Commode finition onyx')).toEqual(['noir']);
    expect(valuesOf(engine, [COLOUR], 'Commode finition polaire')).toEqual(['blanc']);
  });

  it('learns in which unit numbers without one are meant', () => {
    const texts = [18, 24, 30, 36, 42, 48].map((inches) => ({
      description: `Steel cart, ${inches} x ${inches / 2}, grey`,
      values: { WIDTH: Math.round(inches * 25.4) / 10 },
    }));
    const field = { ...WIDTH, decimals: 1 };
    expect(valuesOf(taught([field], texts), [field], 'Steel cart, 20 x 10, grey')).toEqual([50.8]);
  });

  it('answers in the unit that the examples settle', () => {
    const texts = [598, 450, 600].map((width) => ({
      description: `Lave-vaisselle, largeur ${width} mm`,
      values: { WIDTH: width },
    }));
    expect(valuesOf(taught([WIDTH], texts), [WIDTH], 'Four encastrable, largeur 59,5 cm')).toEqual([595]);
  });

  it('learns that a number is not stated where examples say so', () => {
    const texts = Array.from({ length: 12 }, (_, i) => [
      { description: `Câble souple ${i + 2} m, section 3G1,5`, values: { WIDTH: null } },
      { description: `Panneau ${i + 60} cm, mélaminé`, values: { WIDTH: i + 60 } },
    ]).flat();
    const engine = taught([WIDTH], texts);
    expect(valuesOf(engine, [WIDTH], 'Câble souple 8 m, section 3G2,5')).toEqual([null]);
    expect(valuesOf(engine, [WIDTH], 'Panneau 90 cm, mélaminé')).toEqual([90]);
  });

  it('keeps what it knows of other fields when a single example contradicts it', () => {
    const drain = makeField('DRAIN', { label: 'Avec bonde', type: 'boolean' });
    const engine = taught([FEET, drain], [{ description: 'Baignoire avec pieds', values: { FEET: null } }]);
    const [answer] = engine.answer([drain], 'Baignoire avec bonde');
    expect(answer?.value).toBe(true);
    expect(answer?.confidence).toBeGreaterThan(0.65);
  });

  it('answers the options of a field that takes several, in the order of the field', () => {
    const functions = makeSelect('FUNCTIONS', 'Fonctions', ['copie', 'fax', 'impression'], { multiple: true });
    const known: readonly (readonly string[])[] = [['copie', 'impression'], ['impression'], ['copie', 'fax']];
    const texts = Array.from({ length: 12 }, (_, i) => {
      const values = known[i % known.length] ?? [];
      return { description: `Appareil ${i} : ${[...values].reverse().join(', ')}`, values: { FUNCTIONS: values } };
    });
    expect(valuesOf(taught([functions], texts), [functions], 'Appareil 40 : impression, copie')).toEqual([
      ['copie', 'impression'],
    ]);
  });

  it('is as confident as it is right', () => {
    const texts = Array.from({ length: 40 }, (_, i) => ({
      description: `Panneau ${i + 60} cm, ${['blanc', 'noir'][i % 2]}`,
      values: { WIDTH: i + 60, COLOUR: ['blanc', 'noir'][i % 2] ?? null },
    }));
    const [width, colour] = taught([WIDTH, COLOUR], texts).answer([WIDTH, COLOUR], 'Panneau 75 cm, noir');
    expect(width?.confidence).toBeGreaterThan(0.9);
    expect(colour?.confidence).toBeGreaterThan(0.9);
    expect(width?.confidence).toBeLessThanOrEqual(1);
  });
});

describe('options', () => {
  it('answers only from the confidence that is asked for', () => {
    const text = 'Receveur de douche 90 x 90 cm';
    const [answer] = createEngine(NOTHING_LEARNT, { minConfidence: 0 }).answer([HEIGHT], text);
    const confidence = answer?.confidence ?? 0;
    expect(answer?.value).toBe(90);
    const above = createEngine(NOTHING_LEARNT, { minConfidence: confidence + 0.01 });
    expect(valuesOf(above, [HEIGHT], text)).toEqual([null]);
  });

  it('reads a part only when its field is asked for', () => {
    const asked: string[] = [];
    const engine = createEngine({
      read(scope) {
        asked.push(scope);
        return undefined;
      },
    });
    engine.answer([WIDTH], 'largeur 60 cm');
    engine.answer([WIDTH], 'largeur 80 cm');
    expect(asked).toEqual(['', 'WIDTH']);
  });
});
