import { describe, expect, it } from 'vitest';
import { judge, scoresOf } from './answers-of-set.js';
import { heldOutSplits } from './held-out-groups.js';
import { expectedCalibrationError, reliabilityOf } from './reliability.js';

const answer = (right: boolean, confidence: number) => ({ stated: true, answered: true, right, confidence });

describe('judge', () => {
  const gold = [
    { id: '1', field: 'WIDTH', accepted: ['60.0'] },
    { id: '1', field: 'COLOUR', accepted: null },
    { id: '2', field: 'PORTS', accepted: [['usb', 'hdmi']] },
    { id: '2', field: 'WIDTH', accepted: ['60'] },
  ];
  const filled = [
    {
      id: '1',
      answers: [
        { field: 'WIDTH', value: 60, confidence: 0.9 },
        { field: 'COLOUR', value: 'red', confidence: 0.6 },
      ],
    },
    { id: '2', answers: [{ field: 'PORTS', value: ['hdmi', 'usb'], confidence: 0.8 }] },
  ];

  it('compares numbers as numbers and lists as sets, and takes no answer for absent', () => {
    expect(judge(gold, filled).map(({ right, answered }) => [right, answered])).toEqual([
      [true, true],
      [false, true],
      [true, true],
      [false, false],
    ]);
  });

  it('is summed up as micro figures', () => {
    const { precision, recall, f1, hallucination } = scoresOf(judge(gold, filled));
    expect(precision).toBeCloseTo(200 / 3);
    expect(recall).toBeCloseTo(200 / 3);
    expect(f1).toBeCloseTo(200 / 3);
    expect(hallucination).toBe(100);
  });
});

describe('expectedCalibrationError', () => {
  it('is 0 where as many come true as was said, and the gap where not', () => {
    const honest = Array.from({ length: 20 }, (_, i) => answer(i % 4 !== 0, 0.75));
    expect(expectedCalibrationError(reliabilityOf(honest))).toBeCloseTo(0);
    const boasting = Array.from({ length: 20 }, (_, i) => answer(i % 2 === 0, 1));
    expect(expectedCalibrationError(reliabilityOf(boasting))).toBeCloseTo(0.5);
  });
});

describe('heldOutSplits', () => {
  const lines = Array.from({ length: 30 }, (_, i) => ({
    description: `${['Alba', 'Brix', 'Cord', 'Dune', 'Elba', 'Fjord'][i % 6]} thing ${i}`,
    values: { [`${['LAMP', 'SHELF', 'VASE'][i % 3]}_COLOUR`]: 'red', [`${['LAMP', 'SHELF', 'VASE'][i % 3]}_SIZE`]: i },
  }));

  it('holds out whole brands and whole categories', () => {
    const [brands, categories] = heldOutSplits(lines);
    const first = (line: { description: string }) => line.description.split(' ')[0];
    const learnt = new Set(brands?.learnt.map(first));
    expect(brands?.asked.length).toBe(10);
    expect(brands?.asked.filter((line) => learnt.has(first(line)))).toEqual([]);
    const known = new Set(categories?.learnt.flatMap(({ values }) => Object.keys(values)));
    expect(categories?.asked.length).toBe(10);
    expect(categories?.asked.flatMap(({ values }) => Object.keys(values)).filter((code) => known.has(code))).toEqual(
      [],
    );
  });
});
