import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/engine/types.js';
import type { Field, Value } from '../../src/fields/field.js';
import { doubtAnswers } from '../../src/llm/doubt-answers.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const TRUST = 0.67;
const [width, height, depth] = ['W', 'H', 'D'].map((code) => makeField(code, { type: 'number', unit: 'cm' }));
const pack = makeField('P', { type: 'number' });
const brand = makeField('B');
const colour = makeSelect('C', 'Couleur', ['noir', 'brun']);

/** Where the words of a value begin. */
type Place = number | undefined;
type Read = readonly (readonly [Value, number, Place?])[];

function choice([value, confidence, start]: Read[number]): Choice {
  return { value, confidence, ...(start !== undefined && { evidence: wordsAt(start, value) }) };
}

function wordsAt(start: number, value: Value) {
  return { text: `${value} cm`, start, end: start + 5 };
}

/** What is left of values that stand at places of a text, beside what the engine reads. */
function left(rows: readonly (readonly [Field | undefined, Value, Place, Read])[], trust = TRUST) {
  const known = rows.map(([field = brand, value, start, read]) => {
    const words = start === undefined ? { ungrounded: true as const } : { evidence: wordsAt(start, value) };
    const answer =
      value === null ? { value, status: 'absent' as const } : { value, status: 'found' as const, ...words };
    return { field, answer, choices: read.map(choice) };
  });
  return doubtAnswers(known, known, trust);
}

const values = (answers: readonly { readonly value: Value }[]) => answers.map(({ value }) => value);

describe('a number that a model names for the wrong field', () => {
  it('goes to the field that the engine reads it for', () => {
    const answers = left([
      [
        width,
        null,
        undefined,
        [
          [60, 0.9, 7],
          [null, 0.1],
        ],
      ],
      [
        height,
        60,
        7,
        [
          [null, 0.8],
          [60, 0.1, 7],
        ],
      ],
    ]);
    expect(answers).toEqual([
      { value: 60, status: 'found', confidence: 0.9, evidence: { text: '60 cm', start: 7, end: 12 } },
      { value: null, status: 'absent', reason: '"60 cm" is the value of W' },
    ]);
  });

  it('changes places with another one', () => {
    const answers = left([
      [
        width,
        240,
        20,
        [
          [76, 0.99, 7],
          [240, 0.01, 20],
        ],
      ],
      [
        height,
        76,
        7,
        [
          [240, 0.98, 20],
          [76, 0.01, 7],
        ],
      ],
    ]);
    expect(values(answers)).toEqual([76, 240]);
  });

  it('is left out where the right field has a value that stands', () => {
    const answers = left([
      [
        width,
        76,
        7,
        [
          [76, 0.7, 7],
          [60, 0.3, 30],
        ],
      ],
      [height, 60, 30, [[60, 0.98, 30]]],
      [
        depth,
        60,
        30,
        [
          [null, 0.9],
          [76, 0.05, 7],
        ],
      ],
    ]);
    expect(values(answers)).toEqual([76, 60, null]);
  });

  it('stays where the engine is of the same mind, or knows no better field', () => {
    const square: Read = [
      [30, 0.9, 0],
      [null, 0.1],
    ];
    expect(
      values(
        left([
          [width, 30, 0, square],
          [height, 30, 0, square],
        ]),
      ),
    ).toEqual([30, 30]);
    const unsure = left([
      [
        width,
        null,
        undefined,
        [
          [12, 0.45, 3],
          [null, 0.5],
        ],
      ],
      [
        pack,
        12,
        3,
        [
          [12, 0.3, 3],
          [24, 0.5, 9],
          [null, 0.2],
        ],
      ],
    ]);
    expect(values(unsure)).toEqual([null, 12]);
  });

  it('says nothing of texts, which may hold the same words', () => {
    const answers = left([
      [
        brand,
        '300',
        7,
        [
          [null, 0.6],
          ['300', 0.1, 7],
        ],
      ],
      [width, 300, 7, [[300, 0.9, 7]]],
    ]);
    expect(values(answers)).toEqual(['300', 300]);
  });
});

describe('a value for which nothing speaks', () => {
  it('is absent where the engine rather reads nothing', () => {
    const answers = left([
      [
        colour,
        'brun',
        undefined,
        [
          [null, 0.8],
          ['brun', 0.2],
        ],
      ],
      [
        width,
        60,
        7,
        [
          [null, 0.7],
          [60, 0.2, 7],
        ],
      ],
      [colour, 'noir', undefined, [[null, 0.95]]],
    ]);
    expect(values(answers)).toEqual([null, null, null]);
    expect(answers[0]).toMatchObject({
      status: 'absent',
      reason: 'that the text states none is more probable than "brun"',
    });
  });

  it('stands where the model outweighs the engine, and where its words stand in the text', () => {
    const answers = left([
      [
        colour,
        'brun',
        undefined,
        [
          [null, 0.55],
          ['brun', 0.35],
        ],
      ],
      [
        colour,
        'noir',
        4,
        [
          [null, 0.9],
          ['noir', 0.05, 4],
        ],
      ],
      [brand, 'ACME', 12, [[null, 0.95]]],
      [colour, 'brun', undefined, []],
    ]);
    expect(values(answers)).toEqual(['brun', 'noir', 'ACME', 'brun']);
  });

  it('stands whatever the engine reads where the model is trusted altogether, and the more of them the more it is', () => {
    const doubtful: Parameters<typeof left>[0] = [
      [
        colour,
        'brun',
        undefined,
        [
          [null, 0.8],
          ['brun', 0.2],
        ],
      ],
    ];
    expect(values(left(doubtful, 1))).toEqual(['brun']);
    expect(values(left(doubtful, 0.9))).toEqual(['brun']);
    expect(values(left(doubtful, 0.75))).toEqual([null]);
  });
});
