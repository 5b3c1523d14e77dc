import { describe, expect, it } from 'vitest';
import type { RawAnswer } from '../../src/chain-of-thoughts/types.js';
import type { Field } from '../../src/fields/field.js';
import { type AcceptanceContext, acceptAnswer } from '../../src/llm/accept-answer.js';
import { lookupPolicy, type PolicyWishes } from '../../src/llm/lookup-policy.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const material = makeSelect('M', 'Matériau', ['acier', 'acier inoxydable', 'acrylique', 'verre']);
const width = makeField('W', { label: 'Largeur', type: 'number', unit: 'cm' });
const remote = makeField('R', { label: 'avec télécommande', type: 'boolean' });

function judged(
  field: Field,
  description: string,
  answer: Omit<RawAnswer, 'field'>,
  { examples = [], ...wishes }: Partial<Pick<AcceptanceContext, 'examples'>> & PolicyWishes = {},
) {
  return acceptAnswer(field, { field: field.code, ...answer }, { description, examples, policy: lookupPolicy(wishes) });
}

describe('judge', () => {
  it('finds the words that a value stands on', () => {
    expect(judged(material, 'Baignoire en Acrylique.', { raw: 'acrylique' })).toEqual({
      value: 'acrylique',
      status: 'found',
      evidence: { text: 'Acrylique', start: 13, end: 22 },
    });
  });

  it('takes the words that an answer names by their place, though they do not spell the value', () => {
    const maker = makeField('K', { label: 'Hersteller' });
    expect(judged(maker, 'HP Netzteil', { raw: 'Hewlett-Packard', span: { start: 0, end: 2 } })).toEqual({
      value: 'Hewlett-Packard',
      status: 'found',
      evidence: { text: 'HP', start: 0, end: 2 },
    });
  });

  it('takes null for absent', () => {
    expect(judged(material, 'Baignoire', { raw: null })).toEqual({ value: null, status: 'absent' });
    expect(judged(material, 'Baignoire', { raw: 'non précisé' })).toEqual({ value: null, status: 'absent' });
  });

  it('fails an answer that cannot be read or that the field does not accept, with what was said', () => {
    expect(judged(material, 'Baignoire', { raw: undefined }).status).toBe('failed');
    const refused = judged(material, 'Baignoire', { raw: 'chocolat' });
    expect(refused).toMatchObject({ value: null, status: 'failed' });
    expect(refused.reason).toContain('chocolat');
  });

  it.each([
    ['Baignoire en Corian, blanche', 'corian', 'Corian'],
    ['Waschtisch aus Mineralguss', 'Mineralguss', 'Mineralguss'],
    ['Sink in solid-surface, white', 'solid surface', 'solid-surface'],
  ])('says that %j names what is none of the options', (description, raw, words) => {
    const start = description.indexOf(words);
    expect(judged(material, description, { raw, confidence: 0.7 })).toMatchObject({
      ...{ value: null, status: 'absent', confidence: 0.7 },
      absence: { cause: 'not-in-options', words: { text: words, start, end: start + words.length } },
    });
  });

  it.each([
    ['Baignoire blanche', 'corian'],
    ['Baignoire en acier et en verre', 'acier et verre'],
    ['Baignoire en corian de la marque Dupont, blanche', 'Baignoire en corian de la marque Dupont'],
  ])('leaves as no answer what %j does not name, or names as several or in a sentence', (description, raw) => {
    expect(judged(material, description, { raw }).status).toBe('failed');
  });

  it('drops a value without evidence where the field may not be read between the lines', () => {
    const context = { description: 'Baignoire 170 cm', examples: [], policy: lookupPolicy() };
    const judge = (raw: unknown, mayInfer: boolean) =>
      acceptAnswer(width, { field: 'W', raw }, { ...context, mayInfer: () => mayInfer });
    expect(judge(80, false)).toEqual({ value: null, status: 'absent', reason: '80 does not stand in the text' });
    expect(judge(80, true)).toEqual({ value: 80, status: 'found', ungrounded: true });
    expect(judge(170, false)).toMatchObject({ value: 170, status: 'found' });
  });

  it('keeps a value without evidence as ungrounded, and drops it when grounding is asked for', () => {
    expect(judged(material, 'Baignoire', { raw: 'verre' })).toEqual({
      value: 'verre',
      status: 'found',
      ungrounded: true,
    });
    expect(judged(material, 'Baignoire', { raw: 'verre' }, { grounded: true })).toMatchObject({
      value: null,
      status: 'absent',
    });
  });

  it('never trusts a value that stands in an example but not in the text', () => {
    const examples = [{ id: 1, field: 'M', description: 'Vasque en verre', value: 'verre' }];
    expect(judged(material, 'Baignoire', { raw: 'verre' }, { examples })).toMatchObject({
      value: null,
      status: 'absent',
      reason: '"verre" stands in an example, not in this text',
    });
    expect(judged(material, 'Baignoire avec paroi de verre', { raw: 'verre' }, { examples }).status).toBe('found');
  });

  it('trusts a value that no text states literally, such as a category', () => {
    const category = makeSelect('T', 'Famille', ['salle de bains', 'cuisine']);
    const examples = [{ id: 1, field: 'T', description: 'Vasque à poser', value: 'salle de bains' }];
    expect(judged(category, 'Baignoire', { raw: 'salle de bains' }, { examples })).toMatchObject({
      value: 'salle de bains',
      status: 'found',
      ungrounded: true,
    });
  });

  it('narrows several values for a single-valued field to the only one that is grounded', () => {
    expect(judged(material, 'Paroi en verre', { raw: ['verre', 'acrylique'] })).toMatchObject({
      value: 'verre',
      status: 'found',
    });
    expect(judged(material, 'Paroi', { raw: ['verre', 'acrylique'] }).status).toBe('failed');
    expect(judged(material, 'Verre et acrylique', { raw: ['verre', 'acrylique'] }).status).toBe('failed');
  });

  it('converts a quoted unit, and a number that was copied without its unit', () => {
    const text = 'Meuble de largeur 598 mm';
    expect(judged(width, text, { raw: '598 mm' })).toMatchObject({
      value: 59.8,
      status: 'found',
      evidence: { text: '598 mm' },
    });
    expect(judged(width, text, { raw: 598 })).toMatchObject({ value: 59.8, status: 'found' });
    expect(judged(width, text, { raw: 59.8 })).toMatchObject({ value: 59.8, evidence: { text: '598 mm' } });
  });

  it('prefers the mention nearest to the quoted words', () => {
    const text = 'Carton 60 cm. Meuble large de 60 cm.';
    const near = judged(width, text, { raw: 60, quote: 'large de 60 cm' });
    expect(near.evidence?.start).toBe(text.lastIndexOf('60 cm'));
  });

  it('reads yes and no, and passes confidence on', () => {
    expect(judged(remote, 'livré sans télécommande', { raw: 'non', confidence: 0.8 })).toMatchObject({
      value: false,
      status: 'found',
      confidence: 0.8,
    });
  });

  it('gives the same value when nobody wants its evidence, and still looks where the text can change it', () => {
    const without = { evidence: false };
    expect(judged(material, 'Baignoire en Acrylique.', { raw: 'Acrylique' }, without)).toEqual({
      value: 'acrylique',
      status: 'found',
    });
    expect(judged(material, 'Baignoire', { raw: 'zinc' }, without).status).toBe('failed');
    expect(judged(width, 'largeur 598 mm', { raw: 598 }, without).value).toBe(59.8);
    expect(judged(material, 'Baignoire', { raw: 'verre' }, { ...without, grounded: true }).status).toBe('absent');
    const examples = [{ id: 1, field: 'M', description: 'Tablette en verre', value: 'verre' }];
    expect(judged(material, 'Baignoire', { raw: 'verre' }, { ...without, examples }).status).toBe('absent');
  });
});

describe('a date that a model copies', () => {
  const release = makeField('D', { label: 'Date de mise sur le marché', type: 'date' });

  it('means what it means where the text has it', () => {
    const text = 'Mise sur le marché le 12/03/2024 avec notice.';
    expect(judged(release, text, { raw: '12/03/2024' })).toEqual({
      value: '2024-03-12',
      status: 'found',
      evidence: { text: '12/03/2024', start: 22, end: 32 },
    });
  });

  it('is absent where the text leaves the order open, too', () => {
    expect(judged(release, 'Released 12/03/2024 in the US', { raw: '12/03/2024' })).toEqual({
      value: null,
      status: 'absent',
      reason: '"12/03/2024" may name the day or the month first: write it as 2024-03-12',
    });
  });
});

describe('a range that a model answers', () => {
  const temperature = makeField('T', { label: 'Température', type: 'range', unit: '°C' });

  it('is grounded in the words that state it', () => {
    const text = 'Capteur, -20 à 60 °C';
    expect(judged(temperature, text, { raw: { min: '-20 °C', max: 60 } })).toMatchObject({
      value: { min: -20, max: 60 },
      status: 'found',
      evidence: { text: '-20 à 60 °C' },
    });
    expect(judged(temperature, text, { raw: { min: 0, max: 60 } }, { grounded: true })).toMatchObject({
      value: null,
      status: 'absent',
    });
  });
});
