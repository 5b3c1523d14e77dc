/** How probable an answer is in truth, given what the ranker says: sigmoid(slope · logit(chance) + offset), after Platt (1999). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Takes the ranker at its word. */
export const UNCALIBRATED: Calibration = { slope: 1, offset: 0 };

/** How strongly few observations are drawn to taking the ranker at its word, as if this many more had confirmed it. */
const PRIOR_STRENGTH = 40;
const STEPS = 50;

/** The calibrated probability. */
export function calibrate({ slope, offset }: Calibration, chance: number): number {
  return sigmoid(slope * logit(chance) + offset);
}

/** An answer that was given with a chance, whether it was right, and how often it counts (once unless said). */
export interface CalibrationPoint {
  readonly chance: number;
  readonly right: boolean;
  readonly weight?: number;
}

/** Fits slope and offset to what came true, by Newton's method on the regularised logistic loss. */
export function fitCalibration(seen: readonly CalibrationPoint[]): Calibration {
  let { slope, offset } = UNCALIBRATED;
  const points = seen.map(({ chance, right, weight = 1 }) => ({ x: logit(chance), y: right ? 1 : 0, weight }));
  for (let step = 0; step < STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [
      PRIOR_STRENGTH * (slope - 1),
      PRIOR_STRENGTH * offset,
      PRIOR_STRENGTH,
      0,
      PRIOR_STRENGTH,
    ];
    for (const { x, y, weight } of points) {
      const p = sigmoid(slope * x + offset);
      const spread = weight * p * (1 - p);
      g0 += weight * (p - y) * x;
      g1 += weight * (p - y);
      h00 += spread * x * x;
      h01 += spread * x;
      h11 += spread;
    }
    const determinant = h00 * h11 - h01 * h01;
    slope -= bounded((h11 * g0 - h01 * g1) / determinant);
    offset -= bounded((h00 * g1 - h01 * g0) / determinant);
  }
  return { slope, offset };
}

/** Full steps would overshoot where the loss is flat. */
function bounded(step: number): number {
  return Math.min(0.2, Math.max(-0.2, step));
}

function logit(chance: number): number {
  const inner = Math.min(1 - 1e-4, Math.max(1e-4, chance));
  return Math.log(inner / (1 - inner));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
