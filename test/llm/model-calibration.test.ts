import { describe, expect, it } from 'vitest';
import {
  fitModelCalibration,
  type ModelOutcome,
  modelConfidence,
  PRESUMED,
  readModelCalibration,
} from '../../src/llm/model-calibration.js';

/** So many answers of one chance, of which a part is right. */
function outcomes(chance: number, found: boolean, right: number, wrong: number): readonly ModelOutcome[] {
  return Array.from({ length: right + wrong }, (_, index) => ({ chance, found, right: index < right }));
}

describe('the calibration of a model', () => {
  const seen = [
    ...outcomes(0.99, true, 500, 500),
    ...outcomes(0.6, true, 200, 800),
    ...outcomes(0.99, false, 950, 50),
    ...outcomes(0.6, false, 600, 400),
  ];

  it('says what came true of such chances, of values and of null', () => {
    const calibration = fitModelCalibration(seen);
    expect(modelConfidence(calibration, 0.99, true)).toBeCloseTo(0.5, 1);
    expect(modelConfidence(calibration, 0.6, true)).toBeCloseTo(0.2, 1);
    expect(modelConfidence(calibration, 0.99, false)).toBeCloseTo(0.95, 1);
    expect(modelConfidence(calibration, 0.6, false)).toBeCloseTo(0.6, 1);
  });

  it('is what is presumed where nothing was seen, and hardly another after two answers', () => {
    expect(fitModelCalibration([]).found.slope).toBeCloseTo(PRESUMED.found.slope);
    const few = modelConfidence(fitModelCalibration(outcomes(0.9, true, 0, 2)), 0.9, true);
    expect(Math.abs(few - modelConfidence(PRESUMED, 0.9, true))).toBeLessThan(0.15);
  });

  it('is read back as it was stored', () => {
    const calibration = fitModelCalibration(seen);
    expect(readModelCalibration(JSON.stringify(calibration))).toEqual(calibration);
    expect(readModelCalibration(undefined)).toBe(PRESUMED);
    expect(readModelCalibration('{}')).toBe(PRESUMED);
  });
});
