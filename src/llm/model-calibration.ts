import { type Calibration, type CalibrationPoint, calibrate, fitCalibration } from '../engine/model/calibration.js';

/** How far the chances of a model's words come true, for values and for null. */
export interface ModelCalibration {
  readonly found: Calibration;
  readonly absent: Calibration;
}

/** An answer of a model beside what is right. */
export interface ModelOutcome {
  /** How probable its words were, 0 to 1. */
  readonly chance: number;
  readonly found: boolean;
  readonly right: boolean;
}

/**
 * What is presumed of a model before any of its answers was held against what is right: it is surer than it should be, and
 * says null too lightly, so that only a null without any doubt counts for much. From Qwen 2.5 Coder 1.5B on product texts.
 */
export const PRESUMED: ModelCalibration = {
  found: { slope: 0.4, offset: 0.6, distance: 0 },
  absent: { slope: 0.7, offset: -2.4, distance: 0 },
};

/** Outcomes that what is presumed counts for. */
const PULL = 10;

/** Where the catalogue keeps the calibration of a composition. */
export function calibrationScope(llm: string): string {
  return `llm:${llm}`;
}

/** How probably an answer is right whose words have a chance, both 0 to 1. */
export function modelConfidence(calibration: ModelCalibration, chance: number, found: boolean): number {
  return calibrate(found ? calibration.found : calibration.absent, chance);
}

/** Learns a calibration from answers about texts that were held back. */
export function fitModelCalibration(outcomes: readonly ModelOutcome[]): ModelCalibration {
  const fitted = (found: boolean, before: Calibration) => {
    const points = outcomes
      .filter((one) => one.found === found)
      .map(({ chance, right }): CalibrationPoint => ({ chance, right }));
    return fitCalibration(points, { before, pull: PULL });
  };
  return { found: fitted(true, PRESUMED.found), absent: fitted(false, PRESUMED.absent) };
}

/** A calibration as it was stored; what is presumed where there is none, or one of another shape. */
export function readModelCalibration(body: string | undefined): ModelCalibration {
  if (body === undefined) return PRESUMED;
  const { found, absent } = JSON.parse(body) as Partial<ModelCalibration>;
  return found && absent ? { found, absent } : PRESUMED;
}
