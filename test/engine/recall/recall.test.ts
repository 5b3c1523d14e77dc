import { describe, expect, it } from 'vitest';
import { recall } from '../../../src/engine/recall/recall.js';
import { signaturesOf } from '../../../src/engine/recall/text-signatures.js';
import type { KnownExample } from '../../../src/examples/known-example.js';
import type { Value } from '../../../src/fields/field.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField, selectOf } from '../../fields/make-field.js';

const COLOUR = { ...selectOf('Couleur', 'noir', 'blanc', 'rouge'), code: 'colour' };
const WIDTH = makeField({ name: 'width', label: 'Largeur', type: 'number', unit: 'mm' });
const RANGE = makeField({ name: 'range', label: 'Gamme', type: 'text' });
const TEXT = 'Lampe de jardin Solis, 40 cm de haut. Éclaire toute la nuit.\nPour les terrasses.';
const VALUES = { colour: 'noir', width: 120, range: 'Extérieur' };

/** Examples as a catalogue finds them. */
function source(...known: readonly (readonly [text: string, values: Readonly<Record<string, Value>>])[]) {
  const examples = known.map(([description, values], place): KnownExample => {
    const entries = Object.entries(values).map(([code, value]) => [code, { id: place + 1, value }] as const);
    return { description, values: Object.fromEntries(entries) };
  });
  return {
    read: () => undefined,
    recall: (wanted: readonly number[]) =>
      examples.filter(({ description }) => {
        const { whole, shortened } = signaturesOf(description);
        return [...whole, ...shortened].some((signature) => wanted.includes(signature));
      }),
  };
}

function said(text: string, field = COLOUR, models = source([TEXT, VALUES])): Value | undefined {
  return recall(readAside(text), models)(field)?.value;
}

describe('a text that is an example', () => {
  it.each([
    TEXT,
    TEXT.toUpperCase(),
    TEXT.toLowerCase(),
    TEXT.replaceAll(' ', '   '),
    TEXT.replace('\n', ' '),
    TEXT.replaceAll('. ', '.\n\n'),
    ` ${TEXT}\n`,
    TEXT.replace('Éclaire', 'Eclaire'),
    `${TEXT} Livraison sous deux jours.`,
    `Livraison sous deux jours. ${TEXT}`,
    TEXT.replace('Éclaire toute la nuit.', 'Éclaire toute la nuit. Garantie 2 ans.'),
    TEXT.replace('Éclaire toute la nuit.', 'Éclaire bien.'),
    TEXT.replace('Éclaire toute la nuit. ', ''),
  ])('is answered as the example says: %j', (text) => {
    expect([said(text), said(text, WIDTH), said(text, RANGE)]).toEqual(['noir', 120, 'Extérieur']);
  });

  it.each([
    [`${TEXT} Couleur : rouge.`, COLOUR],
    [`${TEXT} Existe en blanc.`, COLOUR],
    [`${TEXT} Largeur 60 cm.`, WIDTH],
    [`${TEXT} 60 mm seulement.`, WIDTH],
    ['Lampe de jardin Solis, 50 cm de haut. Éclaire bien.\nPour les terrasses.', COLOUR],
    ['Pour les terrasses.', COLOUR],
    ['Lampe de bureau.', COLOUR],
    [`${TEXT} Garantie 2 ans. Livraison offerte.`, COLOUR],
  ])('is left to the engine when what changed may matter: %j', (text, field) => {
    expect(said(text, field)).toBeUndefined();
  });

  it('says nothing where examples of the text disagree, and still what they agree on', () => {
    const models = source([TEXT, VALUES], [TEXT.toUpperCase(), { ...VALUES, colour: 'blanc' }]);
    expect(said(TEXT, COLOUR, models)).toBeUndefined();
    expect(said(TEXT, WIDTH, models)).toBe(120);
  });

  it('says that nothing is stated where the example does', () => {
    const models = source(['Coque noire pour téléphone.', { colour: null }]);
    expect(said('coque noire pour  téléphone', COLOUR, models)).toBeNull();
  });

  it('forgets a value with the sentence that said it', () => {
    const models = source(['Table basse en chêne massif, pieds courts. Plateau noir.', { colour: 'noir' }]);
    expect(said('Table basse en chêne massif, pieds courts.', COLOUR, models)).toBeUndefined();
  });

  it('points at the words of the text where they say it', () => {
    const models = source(['Vase noir mat, grand.', { colour: 'noir' }]);
    expect(recall(readAside('VASE NOIR MAT, GRAND'), models)(COLOUR)).toMatchObject({ evidence: { text: 'NOIR' } });
  });

  it('keeps nothing of texts that were held back', () => {
    expect(recall(readAside(TEXT), { read: () => undefined })(COLOUR)).toBeUndefined();
  });
});
