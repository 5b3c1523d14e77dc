import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/engine/learning/seeded-random.js';
import { type Lattice, marginalsOf } from '../../../src/engine/tagging/lattice.js';

const FIELDS = 2;
const WIDTH = 2 * FIELDS + 1;

/** All ways of labelling so many words; a further word of a field only behind a word of the same field. */
function labellings(words: number): readonly (readonly number[])[] {
  if (words === 0) return [[]];
  return labellings(words - 1).flatMap((before) =>
    Array.from({ length: WIDTH }, (_, label) => label)
      .filter((label) => label === 0 || label % 2 === 1 || [label, label - 1].includes(before.at(-1) ?? 0))
      .map((label) => [...before, label]),
  );
}

function scoreOf(labels: readonly number[], { scores, steps, allowed }: Lattice): number {
  let product = 1;
  let from = FIELDS + 1;
  labels.forEach((label, i) => {
    product *= Math.exp(scores[i * WIDTH + label] ?? 0) * (allowed?.[i * WIDTH + label] ?? 1);
    const to = Math.ceil(label / 2);
    if (label === 0 || label % 2 === 1) product *= steps[from * (FIELDS + 1) + to] ?? 0;
    from = to;
  });
  return product;
}

function randomLattice(words: number, random: () => number): Lattice {
  return {
    words,
    fields: FIELDS,
    scores: Float64Array.from({ length: words * WIDTH }, () => random() * 6 - 3),
    steps: Float64Array.from({ length: (FIELDS + 2) * (FIELDS + 1) }, () => Math.exp(random() * 2 - 1)),
  };
}

function expectedMarginals(lattice: Lattice): readonly number[] {
  const sums = new Array<number>(lattice.words * WIDTH).fill(0);
  let total = 0;
  for (const labels of labellings(lattice.words)) {
    const score = scoreOf(labels, lattice);
    total += score;
    labels.forEach((label, i) => {
      sums[i * WIDTH + label] = (sums[i * WIDTH + label] ?? 0) + score;
    });
  }
  return sums.map((sum) => sum / total);
}

describe('marginalsOf', () => {
  it('equals the sum over all ways of labelling', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20; round++) {
      const lattice = randomLattice(1 + (round % 5), random);
      const found = marginalsOf(lattice).labels;
      const expected = expectedMarginals(lattice);
      expect(found.length).toBe(expected.length);
      expected.forEach((chance, k) => {
        expect(found[k]).toBeCloseTo(chance, 8);
      });
    }
  });

  it('leaves out what is not allowed, and weighs what is allowed by half', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 20; round++) {
      const lattice = { ...randomLattice(3, random), allowed: new Float64Array(3 * WIDTH) };
      lattice.allowed.forEach((_, k) => {
        lattice.allowed[k] = k % WIDTH === 0 ? 1 : ([0, 0.5, 1][Math.floor(random() * 3)] ?? 0);
      });
      const { labels, possible } = marginalsOf(lattice);
      expect(possible).toBe(true);
      expectedMarginals(lattice).forEach((chance, k) => {
        expect(labels[k]).toBeCloseTo(chance, 8);
      });
    }
  });

  it('says when nothing is allowed', () => {
    const lattice = { ...randomLattice(2, seededRandom(1)), allowed: new Float64Array(2 * WIDTH) };
    expect(marginalsOf(lattice).possible).toBe(false);
  });

  it('does not overflow in a long text', () => {
    const { labels } = marginalsOf(randomLattice(3000, seededRandom(5)));
    for (let i = 0; i < 3000; i++) {
      const sum = labels.slice(i * WIDTH, (i + 1) * WIDTH).reduce((total, chance) => total + chance, 0);
      expect(sum).toBeCloseTo(1, 6);
    }
  });
});
