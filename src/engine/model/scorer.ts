import type { Candidate, CandidateSet } from '../candidates/candidate.js';

/** How much the words of a text count together. */
const CONTEXT = 3;

/** A weight per feature name. */
export type WeightMap = ReadonlyMap<string, number>;

/** What a field's candidates are scored with. */
export interface ScorerWeights {
  /** Weights of shared features, from what all fields share to what only this field knows; they add up. */
  readonly shared: readonly WeightMap[];
  readonly own: WeightMap;
  /** Weights of the words of a text, a slot. */
  readonly slots: ReadonlyMap<string, WeightMap>;
}

/** p(c) = softmax(w·f): a probability for each candidate of a candidate set, in their order. */
export type Scorer = (candidateSet: CandidateSet) => readonly number[];

/** A scorer for many texts. */
export function createScorer({ shared, own, slots }: ScorerWeights): Scorer {
  const sharedWeights = gatherWeights(shared);
  const slotSums = sumSlots(slots);
  return ({ candidates, context }) => {
    const sumOf = slotSums(context);
    const score = (candidate: Candidate) => {
      let total = 0;
      for (const [name, amount] of candidate.shared) {
        for (const weight of sharedWeights(name)) total += weight * amount;
      }
      for (const name of candidate.own) total += own.get(name) ?? 0;
      return candidate.slot === undefined ? total : total + sumOf(candidate.slot);
    };
    return softmax(candidates.map(score));
  };
}

/** The softmax of scores: exp(s) over the sum of exp(s). */
export function softmax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Shared features have few names; made-up ones do not stay. */
const MOST_NAMES = 2000;

/** The weights that a name has in several maps, looked up once. */
function gatherWeights(maps: readonly WeightMap[]): (name: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const weights = maps.flatMap((map) => map.get(name) ?? []);
    if (known.size < MOST_NAMES) known.set(name, weights);
    return weights;
  };
}

/** The texts from which on it pays to know the weights of a word in all slots. */
const OFTEN = 10;

/** The sum, for a slot, of the weights of some words, as much as each counts; most slots know none of them. */
function sumSlots(slots: ReadonlyMap<string, WeightMap>): (words: readonly string[]) => (slot: string) => number {
  if (slots.size === 0) return () => () => 0;
  const names = [...slots.keys()];
  let texts = 0;
  let byWord: ReadonlyMap<string, readonly number[]> | undefined;
  return (words) => {
    const amount = contextAmount(words.length);
    if (!byWord && ++texts < OFTEN) return (slot) => sumOfWords(slots.get(slot), words) * amount;
    byWord ??= weightsByWord(slots);
    const sums = new Map<string, number>();
    for (const word of words) {
      const weights = byWord.get(word);
      if (!weights) continue;
      for (let i = 0; i < weights.length; i += 2) {
        const slot = names[weights[i] as number] as string;
        sums.set(slot, (sums.get(slot) ?? 0) + (weights[i + 1] as number));
      }
    }
    return (slot) => (sums.get(slot) ?? 0) * amount;
  };
}

function sumOfWords(weights: WeightMap | undefined, words: readonly string[]): number {
  let sum = 0;
  if (weights) for (const word of words) sum += weights.get(word) ?? 0;
  return sum;
}

/** Of each word the places of the slots that know it, each followed by its weight. */
function weightsByWord(slots: ReadonlyMap<string, WeightMap>): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  let place = 0;
  for (const words of slots.values()) {
    for (const [word, weight] of words) {
      const known = all.get(word);
      if (known) known.push(place, weight);
      else all.set(word, [place, weight]);
    }
    place++;
  }
  return all;
}

/** How much each of `count` words counts, so that long texts do not weigh more than short ones. */
export function contextAmount(words: number): number {
  return CONTEXT / Math.sqrt(Math.max(1, words));
}
