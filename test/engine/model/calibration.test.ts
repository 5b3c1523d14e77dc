import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration, UNCALIBRATED } from '../../../src/engine/model/calibration.js';

/** Outcomes of answers that were given with a chance and came true with another. */
const outcomes = (chance: number, truth: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ chance, right: i < truth * count }));

describe('calibration', () => {
  it('takes the ranker at its word before anything was seen', () => {
    expect(fitCalibration([])).toEqual(UNCALIBRATED);
    expect(calibrate(UNCALIBRATED, 0.3)).toBeCloseTo(0.3);
  });

  it('lowers what turns out to be too sure', () => {
    const fitted = fitCalibration([...outcomes(0.95, 0.7, 400), ...outcomes(0.05, 0.3, 400)]);
    expect(calibrate(fitted, 0.95)).toBeCloseTo(0.7, 1);
    expect(calibrate(fitted, 0.05)).toBeCloseTo(0.3, 1);
  });

  it('hardly moves on a few outcomes', () => {
    expect(calibrate(fitCalibration(outcomes(0.9, 0, 1)), 0.9)).toBeGreaterThan(0.8);
  });

  it('stays finite where every answer was right', () => {
    const fitted = fitCalibration(outcomes(0.999, 1, 1000));
    expect(Object.values(fitted).every(Number.isFinite)).toBe(true);
    expect(calibrate(fitted, 0.999)).toBeGreaterThan(0.99);
  });

  it('keeps the order of chances', () => {
    const fitted = fitCalibration([...outcomes(0.8, 0.6, 50), ...outcomes(0.4, 0.5, 50)]);
    expect(calibrate(fitted, 0.7)).toBeGreaterThan(calibrate(fitted, 0.2));
  });

  it('learns that answers about far texts come true less often', () => {
    const near = outcomes(0.9, 0.95, 3000).map((outcome) => ({ ...outcome, novelty: 0 }));
    const far = outcomes(0.9, 0.6, 3000).map((outcome) => ({ ...outcome, novelty: 1 }));
    const fitted = fitCalibration([...near, ...far]);
    expect(calibrate(fitted, 0.9, 0)).toBeCloseTo(0.95, 1);
    expect(calibrate(fitted, 0.9, 1)).toBeCloseTo(0.6, 1);
  });

  it('stays with what was believed before on a few outcomes', () => {
    const before = { slope: 0.5, offset: -1, distance: 0 };
    const fitted = fitCalibration(outcomes(0.9, 1, 2), { before, pull: 200 });
    expect(calibrate(fitted, 0.9)).toBeCloseTo(calibrate(before, 0.9), 1);
  });
});
