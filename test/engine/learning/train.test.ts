import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { type TrainingText, trainEngine } from '../../../src/engine/learning/train.js';
import type { Field } from '../../../src/fields/field.js';
import { makeField } from '../../helpers/fields.js';

const PART = makeField('PART', { label: 'Part number', transform: ['alphanumeric'] });
const CAPACITY = makeField('CAPACITY', { label: 'Capacity' });
const MAKER = makeField('MAKER', { label: 'Manufacturer' });

const NAMES = ['rack', 'drive', 'switch', 'module', 'tray', 'adapter', 'cable', 'battery'];

/** Offers of an invented shop, where one field is known of each. */
function offers(code: string, describe: (index: number) => readonly [text: string, value: string | null], count = 24) {
  return Array.from({ length: count }, (_, index): TrainingText => {
    const [description, value] = describe(index);
    return { description, values: { [code]: value } };
  });
}

function answer(field: Field, texts: readonly TrainingText[], description: string) {
  const parts = new Map(trainEngine([field], texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) }).answer([field], description)[0];
}

describe('text fields', () => {
  it('learn where a value that is never the same stands, and how it is written', () => {
    const texts = offers('PART', (i) => [
      `Server ${NAMES[i % 8]} ${2 + (i % 3)}U, Part# ${410000 + i * 37}-B${20 + (i % 3)} refurbished`,
      `${410000 + i * 37}B${20 + (i % 3)}`,
    ]);
    const found = answer(PART, texts, 'Server blade 4U, Part# 516814-B21 refurbished');
    expect(found?.value).toBe('516814B21');
    expect(found?.evidence?.text).toBe('516814-B21');
  });

  it('learn how words are spelled out', () => {
    const sizes = ['36', '73', '146', '300', '450', '600'];
    const texts = offers('CAPACITY', (i) => {
      const unit = i % 4 === 0 ? 'TB' : 'GB';
      const size = sizes[i % 6] ?? '';
      return [`${NAMES[i % 8]} ${size}${unit} 15K hot plug`, `${size} ${unit === 'TB' ? 'Terabytes' : 'Gigabytes'}`];
    });
    expect(answer(CAPACITY, texts, 'drive 900GB 10K hot plug')?.value).toBe('900 Gigabytes');
  });

  it('recognise a value by a word that stands for it', () => {
    const makers: readonly (readonly [string, string])[] = [
      ['Jolt', 'Jolt Electric Company'],
      ['NWI', 'Northern Wire Industries'],
      ['Blauband', 'Blauband GmbH'],
    ];
    const texts = offers('MAKER', (i) => {
      const [short, maker] = makers[i % 3] ?? ['', ''];
      return [`${short} ${NAMES[i % 8]} ${i}`, maker];
    });
    const found = answer(MAKER, texts, 'New charger 77 by Blauband');
    expect(found?.value).toBe('Blauband GmbH');
    expect(found?.evidence).toEqual({ text: 'Blauband', start: 18, end: 26 });
    expect(answer(MAKER, texts, 'NWI charger 77')?.value).toBe('Northern Wire Industries');
  });

  it('learn what a text looks like that states no value', () => {
    const texts = offers('PART', (i) =>
      i % 2 === 0
        ? [`${NAMES[i % 8]} Part# ${4100 + i * 37}-B`, `${4100 + i * 37}B`]
        : [`Service visit ${i}, on site`, null],
    );
    expect(answer(PART, texts, 'Service visit 99, on site')?.value).toBeNull();
  });
});

describe('trainEngine', () => {
  const texts = offers('PART', (i) => [`${NAMES[i % 8]} Part# ${4100 + i * 37}-B`, `${4100 + i * 37}B`]);

  it('learns nothing from nothing', () => {
    expect(trainEngine([PART], [])).toEqual([]);
    expect(trainEngine([PART], [{ description: 'rack', values: {} }])).toEqual([]);
  });

  it('gives a part for what all fields share, one a field that has examples, with their number, and one a tagger', () => {
    const parts = trainEngine([PART, MAKER], texts);
    expect(parts.map(({ scope, examples }) => [scope, examples])).toEqual([
      ['', 24],
      ['PART', 24],
      [' tagger PART', 0],
    ]);
  });

  it('learns the same from the same examples', () => {
    expect(trainEngine([PART], texts)).toEqual(trainEngine([PART], texts));
  });

  it('is bounded by the texts it may read', () => {
    const parts = trainEngine([PART], texts, { maxTexts: 10 });
    expect(parts.map(({ examples }) => examples)).toEqual([10, 10, 0]);
  });

  it('keeps words that are names of object properties apart from them', () => {
    const odd = offers('MAKER', (i) => [
      `constructor __proto__ toString ${NAMES[i % 8]}`,
      i % 2 ? 'constructor' : null,
    ]);
    expect(() => answer(MAKER, odd, 'constructor __proto__ hasOwnProperty')).not.toThrow();
  });
});

describe('what a model proposed', () => {
  const says = (part: string, at: (i: number) => string) =>
    offers('PART', (i) => [`Server ${NAMES[i % 8]}, Part# ${410000 + i * 37}, Ref ${52000 + i * 91}`, at(i)], 20).map(
      (text) => (part === 'known' ? text : { ...text, description: `${text.description} new`, proposed: ['PART'] }),
    );
  const known = says('known', (i) => `${410000 + i * 37}`);
  const otherwise = (i: number) => `${52000 + i * 91}`;

  it('is believed where nothing else is known', () => {
    expect(answer(PART, says('proposed', otherwise), 'Server blade, Part# 516814, Ref 77123')?.value).toBe('77123');
  });

  it('counts less than what is known', () => {
    expect(
      answer(PART, [...known, ...says('proposed', otherwise)], 'Server blade, Part# 516814, Ref 77123')?.value,
    ).toBe('516814');
  });
});
