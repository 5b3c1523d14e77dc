/** Adaptive weights in rows and columns, as in a parameter group; those of one feature lie together. */
export interface WeightTable {
  readonly columns: number;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  /** Sums of the weights after the passes that are averaged. */
  readonly sums: Float64Array;
}

/** How fast weights move, and how strongly they are drawn to nothing. */
const RATE = 0.2;
const PULL = 0.005;

/** A table with nothing learnt yet. */
export function newWeightTable(rows: number, columns: number): WeightTable {
  const make = () => new Float64Array(rows * columns);
  return { columns, weights: make(), squares: make(), sums: make() };
}

/** Moves one weight by its gradient over the root of the squares that it has seen (AdaGrad, Duchi et al. 2011). */
export function moveWeight({ weights, squares }: WeightTable, place: number, gradient: number): void {
  const weight = weights[place] ?? 0;
  const slope = gradient + PULL * weight;
  const square = (squares[place] ?? 0) + slope * slope;
  squares[place] = square;
  weights[place] = weight - (RATE * slope) / (1 + Math.sqrt(square));
}

/** Adds the weights to their sums. */
export function sumUp({ weights, sums }: WeightTable): void {
  for (let i = 0; i < weights.length; i++) sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0);
}

/** The averaged weights of a row that matter: a column and its weight, for each. */
export function sparseRow({ columns, sums }: WeightTable, row: number, averaged: number, least: number): number[] {
  const pairs: number[] = [];
  for (let column = 0; column < columns; column++) {
    const weight = (sums[row * columns + column] ?? 0) / averaged;
    if (Math.abs(weight) >= least) pairs.push(column, weight);
  }
  return pairs;
}
