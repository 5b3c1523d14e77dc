import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { type TrainingText, trainEngine } from '../../../src/engine/learning/train.js';
import type { Field } from '../../../src/fields/field.js';
import { makeField } from '../../helpers/fields.js';

const BRAND = makeField('BRAND', { label: 'Brand' });
const SERIES = makeField('SERIES', { label: 'Series' });
const COLOUR = makeField('COLOUR', { label: 'Colour' });
const ROASTER = makeField('ROASTER', { label: 'Brand' });

const SYLLABLES = ['ka', 'lo', 'mer', 'tin', 'va', 'dor', 'su', 'bel', 'ri', 'nok', 'pa', 'zen'];
const COLOURS = ['Moss Green', 'Black', 'Pearl White', 'Red', 'Dark Blue'];

function invented(seed: number): string {
  const name = [1, 5, 7].map((step) => SYLLABLES[(seed * step) % SYLLABLES.length]).join('');
  return name[0]?.toUpperCase() + name.slice(1);
}

/** Titles of an invented shop, with brands that no two of them share. */
function lamps(count: number, from = 0): readonly TrainingText[] {
  return Array.from({ length: count }, (_, i) => {
    const [brand, series, colour] = [
      `${invented(i + from)} ${invented(i + from + 31)}`,
      invented(i + from + 77),
      COLOURS[i % 5] ?? '',
    ];
    return {
      description: `${brand} ${series} Desk Lamp with Dimmer, ${colour}, ${5 + (i % 9)} W`,
      values: { BRAND: brand, SERIES: series, COLOUR: colour },
    };
  });
}

function engineFrom(fields: readonly Field[], texts: readonly TrainingText[]) {
  const parts = new Map(trainEngine(fields, texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) });
}

describe('text fields that share their texts', () => {
  const engine = engineFrom([BRAND, SERIES, COLOUR], lamps(60));

  it('find values that no example has, by where and how they stand', () => {
    const description = 'Ostrava Lumen Quirrel Desk Lamp with Dimmer, Dark Blue, 7 W';
    const answers = engine.answer([BRAND, SERIES, COLOUR], description);
    expect(answers.map(({ value }) => value)).toEqual(['Ostrava Lumen', 'Quirrel', 'Dark Blue']);
    expect(answers[0]?.evidence).toEqual({ text: 'Ostrava Lumen', start: 0, end: 13 });
  });

  it('leave words to the field that has them, also when it is not asked for', () => {
    expect(engine.answer([SERIES], 'Ostrava Lumen Quirrel Desk Lamp with Dimmer, Red, 7 W')[0]?.value).toBe('Quirrel');
  });

  it('find the same as part of a longer text', () => {
    const below = [
      'Lights your desk at night and saves power',
      'The arm bends in three places and stays where you leave it',
      'Comes with a cable of two metres and a foot of steel',
      'Dim it by touching the head, from bright to almost dark',
      'Made to last: ten years of light at three hours a day',
    ];
    const long = `Ostrava Lumen Quirrel Desk Lamp with Dimmer, Dark Blue, 7 W\n${below.join('. ')}.`;
    expect(engine.answer([BRAND], long)[0]?.value).toBe('Ostrava Lumen');
  });
});

describe('text fields of one name', () => {
  it('learn from each other, though they share no text', () => {
    const coffees = Array.from({ length: 4 }, (_, i) => ({
      description: `${invented(i + 400)} ${invented(i + 431)} Ground Coffee, Dark Roast, ${i + 2} oz`,
      values: { ROASTER: `${invented(i + 400)} ${invented(i + 431)}` },
    }));
    const engine = engineFrom([BRAND, SERIES, COLOUR, ROASTER], [...lamps(60), ...coffees]);
    expect(engine.answer([ROASTER], 'Quellwasser Sund Whole Bean Coffee, Light Roast, 8 oz')[0]?.value).toBe(
      'Quellwasser Sund',
    );
  });
});

describe('the spelling of a text field', () => {
  const sizes = ['SPF 50', 'Spf 50', 'spf 50', 'SPF 30', 'Spf 30'];

  it('stays that of the text where examples keep it', () => {
    const field = makeField('LEVEL', { label: 'Protection level' });
    const texts = Array.from({ length: 30 }, (_, i) => ({
      description: `${invented(i)} Sun Lotion ${sizes[i % 5]}, ${i + 2} oz`,
      values: { LEVEL: sizes[i % 5] ?? '' },
    }));
    const engine = engineFrom([field], texts);
    for (const size of ['SPF 50', 'spf 50', 'Spf 30'])
      expect(engine.answer([field], `Karibu Sun Lotion ${size}, 4 oz`)[0]?.value).toBe(size);
  });

  it('is that of the catalogue where examples say so', () => {
    const field = makeField('LEVEL', { label: 'Protection level' });
    const texts = Array.from({ length: 30 }, (_, i) => ({
      description: `${invented(i)} Sun Lotion ${sizes[i % 5]}, ${i + 2} oz`,
      values: { LEVEL: (sizes[i % 5] ?? '').toUpperCase().replace('SPF', 'Spf') },
    }));
    const engine = engineFrom([field], texts);
    for (const size of ['SPF 50', 'spf 50', 'Spf 50'])
      expect(engine.answer([field], `Karibu Sun Lotion ${size}, 4 oz`)[0]?.value).toBe('Spf 50');
  });
});
