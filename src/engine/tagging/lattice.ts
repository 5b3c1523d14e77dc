/** The scores of a text's words and of the steps between fields. */
export interface Lattice {
  readonly words: number;
  readonly fields: number;
  /** A row per word, a column per label: 0 outside, `1 + 2f` the first word of field f, `2 + 2f` a further one. */
  readonly scores: Float64Array;
  /** exp of what it scores that a field (column; 0 outside) begins behind another (row; the last row is the beginning). */
  readonly steps: Float64Array;
  /** How far labels are allowed, 0 to 1; all are when absent. */
  readonly allowed?: Float64Array;
}

/** How probable each label of each word is, and the sums that it was found by. */
export interface Marginals {
  readonly labels: Float64Array;
  /** Whether any way of labelling is allowed. */
  readonly possible: boolean;
  /** exp(score - highest of the word). */
  readonly powers: Float64Array;
  /** Sums over the ways that lead to a label, each word's scaled to 1. */
  readonly alpha: Float64Array;
  /** Sums over the ways that go on from a label, in the same scale. */
  readonly beta: Float64Array;
  readonly scales: Float64Array;
}

/** Sums over all ways of labelling, forward and backward, in time linear in the words (Lafferty et al. 2001). */
export function marginalsOf(lattice: Lattice): Marginals {
  const powers = powersOf(lattice);
  const { alpha, scales, possible } = forward(lattice, powers);
  const beta = backward(lattice, powers, scales);
  const labels = new Float64Array(alpha.length);
  for (let k = 0; k < labels.length; k++) labels[k] = (alpha[k] ?? 0) * (beta[k] ?? 0);
  return { labels, possible, powers, alpha, beta, scales };
}

function powersOf({ words, fields, scores, allowed }: Lattice): Float64Array {
  const width = 2 * fields + 1;
  const powers = new Float64Array(scores.length);
  for (let i = 0; i < words; i++) {
    const row = i * width;
    let highest = -Infinity;
    for (let s = row; s < row + width; s++) if (!allowed || allowed[s]) highest = Math.max(highest, scores[s] ?? 0);
    for (let s = row; s < row + width; s++)
      if (!allowed || allowed[s]) powers[s] = Math.exp((scores[s] ?? 0) - highest) * (allowed?.[s] ?? 1);
  }
  return powers;
}

function forward({ words, fields, steps }: Lattice, powers: Float64Array) {
  const width = 2 * fields + 1;
  const classes = fields + 1;
  const alpha = new Float64Array(powers.length);
  const scales = new Float64Array(words);
  const ends = new Float64Array(classes + 1);
  ends[classes] = 1;
  let possible = true;
  for (let i = 0; i < words; i++) {
    const row = i * width;
    let scale = 0;
    for (let to = 0; to < classes; to++) {
      const first = row + Math.max(0, 2 * to - 1);
      const power = powers[first] ?? 0;
      let sum = 0;
      if (power > 0)
        for (let from = 0; from <= classes; from++) sum += (ends[from] ?? 0) * (steps[from * classes + to] ?? 0);
      alpha[first] = sum * power;
      scale += sum * power;
      if (to === 0) continue;
      const further = i === 0 ? 0 : (ends[to] ?? 0) * (powers[first + 1] ?? 0);
      alpha[first + 1] = further;
      scale += further;
    }
    if (scale === 0) possible = false;
    scales[i] = scale || 1;
    for (let s = row; s < row + width; s++) alpha[s] = (alpha[s] ?? 0) / (scale || 1);
    ends[classes] = 0;
    ends[0] = alpha[row] ?? 0;
    for (let f = 0; f < fields; f++) ends[f + 1] = (alpha[row + 1 + 2 * f] ?? 0) + (alpha[row + 2 + 2 * f] ?? 0);
  }
  return { alpha, scales, possible };
}

function backward({ words, fields, steps }: Lattice, powers: Float64Array, scales: Float64Array): Float64Array {
  const width = 2 * fields + 1;
  const classes = fields + 1;
  const beta = new Float64Array(powers.length);
  beta.fill(1, (words - 1) * width);
  const starts = new Float64Array(classes);
  for (let i = words - 2; i >= 0; i--) {
    const [row, next, scale] = [i * width, (i + 1) * width, scales[i + 1] ?? 1];
    for (let to = 0; to < classes; to++) {
      const first = next + Math.max(0, 2 * to - 1);
      starts[to] = (powers[first] ?? 0) * (beta[first] ?? 0);
    }
    for (let from = 0; from < classes; from++) {
      let sum = 0;
      for (let to = 0; to < classes; to++) sum += (steps[from * classes + to] ?? 0) * (starts[to] ?? 0);
      if (from > 0) sum += (powers[next + 2 * from] ?? 0) * (beta[next + 2 * from] ?? 0);
      if (from === 0) beta[row] = sum / scale;
      else beta.fill(sum / scale, row + 2 * from - 1, row + 2 * from + 1);
    }
  }
  return beta;
}

/** By how much each step between fields is more probable in one than in another. */
export function stepGradients(lattice: Lattice, free: Marginals, bound: Marginals): Float64Array {
  const gradients = new Float64Array(lattice.steps.length);
  addSteps(gradients, lattice, free, 1);
  addSteps(gradients, lattice, bound, -1);
  return gradients;
}

function addSteps(
  gradients: Float64Array,
  { words, fields, steps }: Lattice,
  { alpha, beta, powers, scales }: Marginals,
  sign: number,
): void {
  const width = fields * 2 + 1;
  const classes = fields + 1;
  const ends = new Float64Array(classes + 1);
  ends[classes] = 1;
  for (let i = 0; i < words; i++) {
    const row = i * width;
    for (let to = 0; to < classes; to++) {
      const first = row + Math.max(0, 2 * to - 1);
      const behind = ((powers[first] ?? 0) * (beta[first] ?? 0)) / (scales[i] ?? 1);
      if (behind < 1e-9) continue;
      for (let from = 0; from <= classes; from++) {
        const k = from * classes + to;
        gradients[k] = (gradients[k] ?? 0) + sign * (ends[from] ?? 0) * (steps[k] ?? 0) * behind;
      }
    }
    ends[classes] = 0;
    ends[0] = alpha[row] ?? 0;
    for (let f = 0; f < fields; f++) ends[f + 1] = (alpha[row + 1 + 2 * f] ?? 0) + (alpha[row + 2 + 2 * f] ?? 0);
  }
}
