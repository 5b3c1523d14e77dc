/**
 * How probable an answer is in truth, given what the ranker says of it and how far the text is from the examples:
 * sigmoid(slope · logit(chance) + offset + distance · novelty), after Platt (1999).
 */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
  readonly distance: number;
}

/** Takes the ranker at its word. */
export const UNCALIBRATED: Calibration = { slope: 1, offset: 0, distance: 0 };

/** How strongly few observations are drawn to what is believed before any, as if this many more had confirmed it. */
const PRIOR_STRENGTH = 40;
const STEPS = 50;

/** The calibrated probability. @param novelty how far the text is from the examples, 0 to 1 */
export function calibrate({ slope, offset, distance }: Calibration, chance: number, novelty = 0): number {
  return sigmoid(slope * logit(chance) + offset + distance * novelty);
}

/** An answer that was given with a chance, whether it was right, and how often it counts (once unless said). */
export interface CalibrationPoint {
  readonly chance: number;
  readonly right: boolean;
  readonly weight?: number;
  /** How far its text was from the examples, 0 to 1; 0 unless said. */
  readonly novelty?: number;
}

/** Fits a calibration to what came true, by Newton's method on the regularised logistic loss. @param before what is believed without outcomes; `pull` is how many outcomes that counts for */
export function fitCalibration(
  seen: readonly CalibrationPoint[],
  { before = UNCALIBRATED, pull = PRIOR_STRENGTH }: { readonly before?: Calibration; readonly pull?: number } = {},
): Calibration {
  const prior = [before.slope, before.offset, before.distance];
  const points = seen.map(({ chance, right, weight = 1, novelty = 0 }) => ({
    x: [logit(chance), 1, novelty],
    y: right ? 1 : 0,
    weight,
  }));
  let weights = prior;
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => pull * (weight - (prior[i] ?? 0)));
    const curvature = weights.map((_, i) => weights.map((_, j): number => (i === j ? pull : 0)));
    for (const { x, y, weight } of points) {
      const p = sigmoid(dot(weights, x));
      x.forEach((a, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * (p - y) * a;
        const row = curvature[i] ?? [];
        x.forEach((b, j) => {
          row[j] = (row[j] ?? 0) + weight * p * (1 - p) * a * b;
        });
      });
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight - bounded(change[i] ?? 0));
  }
  const [slope = 1, offset = 0, distance = 0] = weights;
  return { slope, offset, distance };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Solves a symmetric positive definite system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((pivot, i) => {
    for (const row of rows.slice(i + 1)) {
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      pivot.forEach((value, j) => {
        row[j] = (row[j] ?? 0) - factor * value;
      });
    }
  });
  const solution = rows.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    const known = solution.reduce((sum, value, j) => (j > i ? sum + (row[j] ?? 0) * value : sum), 0);
    solution[i] = ((row.at(-1) ?? 0) - known) / (row[i] ?? 1);
  }
  return solution;
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
