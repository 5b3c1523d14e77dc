import { describe, expect, it } from 'vitest';
import { riskCoverage } from '../../src/evaluation/risk-coverage.js';
import { makeField } from '../helpers/fields.js';
import { makeTrial, scored } from './trials.js';

const width = makeField('width', { type: 'number' });

/** Answers to one slot each, right when 1. */
const answers = (...given: readonly (readonly [value: number | null, confidence?: number])[]) =>
  given.flatMap(([value, confidence], place) =>
    scored('a', makeTrial(String(place), [[width, [1]]]), [{ value, ...(confidence !== undefined && { confidence }) }]),
  );

describe('riskCoverage', () => {
  it('takes values by falling confidence', () => {
    expect(riskCoverage(answers([2, 0.5], [1, 0.9], [null, 0.99], [1, 0.7]))).toEqual([
      { confidence: 0.9, coverage: 0.25, risk: 0 },
      { confidence: 0.7, coverage: 0.5, risk: 0 },
      { confidence: 0.5, coverage: 0.75, risk: 1 / 3 },
    ]);
  });

  it('takes equally confident values in one step, whatever their order', () => {
    const step = [{ confidence: 0.8, coverage: 1, risk: 0.5 }];
    expect(riskCoverage(answers([1, 0.8], [2, 0.8]))).toEqual(step);
    expect(riskCoverage(answers([2, 0.8], [1, 0.8]))).toEqual(step);
  });

  it('takes values of unknown confidence last', () => {
    expect(riskCoverage(answers([2], [2], [1, 0.1]))).toEqual([
      { confidence: 0.1, coverage: 1 / 3, risk: 0 },
      { confidence: undefined, coverage: 1, risk: 2 / 3 },
    ]);
  });

  it('is empty where no value is given', () => {
    expect(riskCoverage(answers([null], [null]))).toEqual([]);
  });
});
