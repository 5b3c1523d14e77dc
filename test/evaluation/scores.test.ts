import { describe, expect, it } from 'vitest';
import { countOutcomes, ratesOf } from '../../src/evaluation/rates.js';
import { compare, scoresOf } from '../../src/evaluation/scores.js';
import { makeField } from '../helpers/fields.js';
import { makeTrial, scored } from './trials.js';

const width = makeField('width', { type: 'number' });
const colour = makeField('colour');

describe('ratesOf', () => {
  it('counts an invented value against precision and a missed one against recall', () => {
    // 10 values given (2 invented, 6 right, 2 wrong), 12 stated (4 missed), 8 not stated.
    const rates = ratesOf({ nothing: 6, invented: 2, missed: 4, right: 6, wrong: 2 });
    expect(rates).toEqual({ precision: 6 / 10, recall: 6 / 12, f1: 12 / 22, hallucination: 2 / 8 });
  });

  it('knows no share of nothing', () => {
    const none = { precision: undefined, recall: undefined, f1: undefined };
    expect(ratesOf(countOutcomes(['nothing', 'nothing']))).toEqual({ ...none, hallucination: 0 });
    expect(ratesOf(countOutcomes([]))).toEqual({ ...none, hallucination: undefined });
    expect(ratesOf(countOutcomes(['missed']))).toEqual({
      precision: undefined,
      recall: 0,
      f1: 0,
      hallucination: undefined,
    });
  });
});

describe('scoresOf', () => {
  const first = makeTrial('1', [
    [width, [10]],
    [colour, ['red']],
  ]);
  const second = makeTrial('2', [
    [width, null],
    [colour, ['blue']],
  ]);
  const usage = { calls: 0.5, retries: 0, promptTokens: 100, completionTokens: 10, cost: 0.25 };
  const answers = [
    ...scored('a', first, [
      { value: 10, milliseconds: 30, usage },
      { value: 'green', milliseconds: 50, usage },
    ]),
    ...scored('a', second, [
      { value: 7, milliseconds: 10 },
      { value: null, status: 'failed', milliseconds: 70 },
    ]),
  ];
  const scores = scoresOf('a', answers);

  it('has a row for all, for each kind and for each field', () => {
    expect(scores.map(({ scope, name, slots }) => [scope, name, slots])).toEqual([
      ['all', 'all', 4],
      ['kind', 'number', 2],
      ['kind', 'text', 2],
      ['field', 'width', 2],
      ['field', 'colour', 2],
    ]);
  });

  it('adds up outcomes, time and use', () => {
    // width: right, invented; colour: wrong, missed.
    expect(scores[0]).toMatchObject({
      counts: { nothing: 0, invented: 1, missed: 1, right: 1, wrong: 1 },
      precision: 1 / 3,
      recall: 1 / 3,
      f1: 2 / 6,
      hallucination: 1,
      answered: 3 / 4,
      milliseconds: 40,
      usage: { calls: 1, retries: 0, promptTokens: 200, completionTokens: 20, cost: 0.5 },
    });
    expect(scores[1]).toMatchObject({ precision: 1 / 2, recall: 1, f1: 2 / 3, answered: 1, milliseconds: 20 });
    expect(scores[4]).toMatchObject({ precision: 0, recall: 0, f1: 0, hallucination: undefined, answered: 1 / 2 });
  });

  it('estimates the rates over all', () => {
    expect(scores[0]?.estimates?.f1).toMatchObject({ value: 1 / 3 });
    expect(scores[1]?.estimates).toBeUndefined();
  });
});

describe('compare', () => {
  const trials = ['1', '2', '3'].map((id) => makeTrial(id, [[width, [10]]]));
  const say = (llm: string, values: readonly (number | null)[]) =>
    values.flatMap((value, place) => {
      const trial = trials[place];
      return trial ? scored(llm, trial, [value]) : [];
    });

  it('tells how much higher the second is', () => {
    // F1 2/6 against 6/6.
    const difference = compare(say('a', [10, 11, 11]), say('b', [10, 10, 10]));
    expect(difference).toMatchObject({ from: 'a', to: 'b', products: 3, f1: { value: 1 - 1 / 3 } });
    expect(difference?.hallucination).toBeUndefined();
  });

  it('compares only products that both have finished', () => {
    const difference = compare(say('a', [10, 11, 11]), say('b', [10]));
    expect(difference).toMatchObject({ products: 1, f1: { value: 0, low: 0, high: 0 } });
    expect(compare(say('a', [10]), [])).toBeUndefined();
  });
});
