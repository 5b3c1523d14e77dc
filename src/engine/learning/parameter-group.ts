import type { WeightMap } from '../model/scorer.js';
import type { SparseFeatures } from './compile-training-set.js';

/** Adaptive weights: each moves by its gradient over the root of the squares that it has seen (AdaGrad, Duchi et al. 2011). */
export interface ParameterGroup {
  readonly weights: Float64Array;
  /** What the weights are drawn to; nothing when absent. */
  readonly priors: Float64Array | undefined;
  readonly squares: Float64Array;
  /** Sums of the weights after the passes that are averaged. */
  readonly sums: Float64Array;
  /** How strongly the weights are drawn to their priors. */
  readonly l2: number;
  /** How slowly the weights begin to move. */
  readonly epsilon: number;
}

/** A parameter group of `size` weights, at their priors. */
export function newParameterGroup(
  size: number,
  { l2, epsilon }: Pick<ParameterGroup, 'l2' | 'epsilon'>,
  priors?: Float64Array,
): ParameterGroup {
  const weights = priors ? Float64Array.from(priors) : new Float64Array(size);
  return { weights, priors, squares: new Float64Array(size), sums: new Float64Array(size), l2, epsilon };
}

/** The score of a candidate: its amounts times their weights. */
export function linearScore(
  { starts, names, amounts }: SparseFeatures,
  candidate: number,
  { weights }: ParameterGroup,
): number {
  let total = 0;
  const end = starts[candidate + 1] ?? 0;
  for (let i = starts[candidate] ?? 0; i < end; i++) total += (weights[names[i] ?? 0] ?? 0) * (amounts?.[i] ?? 1);
  return total;
}

/** Moves the weights of a candidate's features. */
export function updateWeights(
  { starts, names, amounts }: SparseFeatures,
  candidate: number,
  group: ParameterGroup,
  step: WeightUpdate,
): void {
  const end = starts[candidate + 1] ?? 0;
  for (let i = starts[candidate] ?? 0; i < end; i++) updateWeight(group, names[i] ?? 0, step, amounts?.[i] ?? 1);
}

/** How far a score should move, and how fast. */
export interface WeightUpdate {
  readonly gradient: number;
  readonly rate: number;
}

/** Moves one weight. */
export function updateWeight(
  { weights, priors, squares, l2, epsilon }: ParameterGroup,
  index: number,
  { gradient, rate }: WeightUpdate,
  amount = 1,
): void {
  const weight = weights[index] ?? 0;
  const slope = gradient * amount + l2 * (weight - (priors?.[index] ?? 0));
  const square = (squares[index] ?? 0) + slope * slope;
  squares[index] = square;
  weights[index] = weight - (rate * slope) / (epsilon + Math.sqrt(square));
}

/** Adds the weights to their sums, once a pass that is averaged. */
export function accumulateWeights({ weights, sums }: ParameterGroup): void {
  for (let i = 0; i < weights.length; i++) sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0);
}

/** The averaged weights by name, summed over blocks; those too small to matter are left out. @param from where the names begin in the parameter group */
export function namedWeights(
  names: readonly string[],
  groups: readonly ParameterGroup[],
  averaged: number,
  least: number,
  from = 0,
): WeightMap {
  const weights = new Map<string, number>();
  names.forEach((name, index) => {
    const weight = groups.reduce((sum, { sums }) => sum + (sums[from + index] ?? 0), 0) / averaged;
    if (Math.abs(weight) >= least) weights.set(name, weight);
  });
  return weights;
}
