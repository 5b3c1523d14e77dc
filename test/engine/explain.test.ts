import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import type { Field } from '../../src/fields/field.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const COLOUR = makeSelect('COLOUR', 'Couleur', ['blanc', 'noir', 'bleu']);
const COLOURS = makeSelect('COLOURS', 'Couleurs', ['blanc', 'noir', 'bleu'], { multiple: true });
const VOLTAGE = makeSelect('VOLTAGE', 'Tension', ['230 V', '400 V']);
const SUPPLY = makeField('SUPPLY', { label: 'alimentation', type: 'number', unit: 'V' });
const WIDTH = makeField('WIDTH', { label: 'largeur', type: 'number', unit: 'cm' });
const SERIAL = makeField('SERIAL', { label: 'Référence', type: 'text', pattern: '[A-Z]{2}\\d{4}' });
const engine = createEngine({ read: () => undefined });

function absence(field: Field, text: string) {
  return engine.explain?.([field], text)[0]?.absence();
}

describe('why a field has no value', () => {
  it('is that the words behind its label are none of its options, and tells them', () => {
    const text = 'Tabouret de bar\nColoris : turquoise\nHauteur : 75 cm';
    expect(absence(COLOUR, text)).toEqual({
      cause: 'not-in-options',
      words: { text: 'turquoise', start: text.indexOf('turquoise'), end: text.indexOf('turquoise') + 9 },
    });
    expect(absence(COLOUR, 'Hocker in Farbe Anthrazit, stapelbar')).toMatchObject({
      cause: 'not-in-options',
      words: { text: 'Anthrazit' },
    });
    expect(absence(COLOURS, text)).toMatchObject({ cause: 'not-in-options', words: { text: 'turquoise' } });
  });

  it('is not that where the text leaves the value open, speaks of a part, or says that it does not know', () => {
    for (const text of [
      'Tabouret\nCouleur : au choix',
      'Tabouret\nCouleur : voir photo',
      'Tabouret\nCouleur : N/A',
      'Stool\nHandle colour: turquoise',
    ])
      expect(absence(COLOUR, text), text).toEqual({ cause: 'not-stated' });
  });

  it('is a number in the unit of the options that is none of them', () => {
    expect(absence(VOLTAGE, 'Pompe de cale 12 V, 20 l/min')).toMatchObject({
      cause: 'not-in-options',
      words: { text: '12 V' },
    });
    expect(absence(VOLTAGE, 'Pompe de cale, 20 l/min')).toEqual({ cause: 'not-stated' });
  });

  it('is a range, or several values, where it takes one', () => {
    expect(absence(WIDTH, 'Table, largeur 120-180 cm')).toMatchObject({ cause: 'a-range' });
    expect(absence(WIDTH, 'Table, largeur 120/180 cm')).toMatchObject({ cause: 'several' });
    expect(absence(COLOUR, 'Chaise, existe en blanc ou en noir')?.cause).not.toBe('not-in-options');
  });

  it.each([
    ['Lampe Vega, en blanc ou noir, livrée montée', 'blanc ou noir'],
    ['Lamp Vega\nColoris : blanc / noir / bleu', 'blanc / noir / bleu'],
    ['Lampe Vega, erhältlich in blanc und noir', 'blanc und noir'],
    ['Lamp Vega, available in blanc, noir and bleu', 'blanc, noir and bleu'],
  ])('is several, where a text offers options to choose from: %s', (text, words) => {
    const start = text.indexOf(words);
    expect(absence(COLOUR, text)).toEqual({
      cause: 'several',
      words: { text: words, start, end: start + words.length },
    });
    expect(absence(COLOURS, text)?.cause).not.toBe('several');
  });

  it.each(['Lampe Vega, sans noir ni bleu', 'Lampe Vega, pied en fonte'])(
    'is not several where none is offered: %s',
    (text) => {
      expect(absence(COLOUR, text)?.cause).not.toBe('several');
    },
  );

  it.each([
    ['Pompe Vega 220-240 V, corps en fonte', { cause: 'a-range', words: { text: '220-240 V' } }],
    ['Pumpe Vega, 220 bis 240 V, 5 m Kabel', { cause: 'a-range', words: { text: '220 bis 240 V' } }],
    ['Pump Vega, 12/24 V, cable of 5 m', { cause: 'several', words: { text: '12/24 V' } }],
    // Which of two lengths is meant is not said by their unit, nor which of three voltages.
    ['Table Vega, 120-180 cm', { cause: 'not-stated' }],
    ['Pompe Vega, corps en fonte', { cause: 'not-stated' }],
  ])('is a range or several where the unit alone says what is meant: %s', (text, expected) => {
    expect(absence(text.startsWith('Table') ? WIDTH : SUPPLY, text)).toMatchObject(expected);
  });

  it('is that what stands behind the label is not of the form that is asked', () => {
    expect(absence(SERIAL, 'Perceuse\nRéférence : 47-11')).toMatchObject({
      cause: 'not-accepted',
      words: { text: '47-11' },
    });
  });

  it('is too little confidence, with the value that it would have been', () => {
    const careful = createEngine({ read: () => undefined }, { minConfidence: 0.999 });
    const text = 'Chaise de jardin, couleur blanc';
    expect(careful.answer([COLOUR], text)).toMatchObject([{ value: null }]);
    expect(careful.explain?.([COLOUR], text)[0]?.absence()).toMatchObject({
      cause: 'below-confidence',
      value: 'blanc',
      words: { text: 'blanc' },
    });
  });

  it('is that nothing is stated, where nothing is', () => {
    for (const field of [COLOUR, COLOURS, WIDTH, SERIAL])
      expect(absence(field, 'Housse de protection'), field.code).toEqual({ cause: 'not-stated' });
  });
});

describe('what else a field may have', () => {
  it('is every other likely value with its words, the likeliest first', () => {
    const text = 'Chaise blanc, coussin noir, plateau 90 cm, rehausse 45 cm';
    const [colour, width, colours] = engine.explain?.([COLOUR, WIDTH, COLOURS], text) ?? [];
    expect(colour?.candidates.map(({ value }) => value)).toContain('noir');
    expect(width?.candidates.map(({ value, evidence }) => [value, evidence?.text])).toEqual(
      expect.arrayContaining([
        [45, '45 cm'],
        [90, '90 cm'],
      ]),
    );
    expect(colours?.candidates.map(({ value }) => value)).toEqual(expect.arrayContaining([['blanc'], ['noir']]));
    for (const { candidates } of [colour, width, colours].flatMap((one) => one ?? [])) {
      const confidences = candidates.map(({ confidence }) => confidence);
      expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    }
  });
});
