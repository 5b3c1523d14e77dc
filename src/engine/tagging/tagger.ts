import type { Text } from '../../fields/text.js';
import type { TaggedSpan } from '../candidates/texts/tagged-span.js';
import { type Lattice, type Marginals, marginalsOf } from './lattice.js';
import { tokenFeatures } from './token-features.js';

/** The weights of a feature: a column and its weight, for each of its columns. */
export type TaggerWeights = ReadonlyMap<string, readonly number[]>;

/** A tagger of text fields that share their texts. */
export interface Tagger {
  /** The codes of the fields. */
  readonly fields: readonly string[];
  /** By label: 0 outside, `1 + 2f` the first word of field f, `2 + 2f` a further one. */
  readonly features: TaggerWeights;
  /** The pool's column of each label; -1 for none. */
  readonly columns: readonly number[];
  /** What it scores that a field (column; 0 outside) begins behind another (row; the last row is the beginning). */
  readonly steps: readonly number[];
}

/** The spans of each field of a tagger in a text, by the field's code. */
export type TaggedSpans = ReadonlyMap<string, readonly TaggedSpan[]>;

/** Spans less probable than this are not worth a look. */
const LEAST = 0.01;
const LONGEST = 12;
/** The most spans of a field. */
const MOST_SPANS = 40;

/** The spans of each field of a tagger in a text, by the field's code. @param pool what fields of one name have in common */
export function tag(tagger: Tagger, pool: TaggerWeights, text: Text): TaggedSpans {
  const lattice = latticeOf(tagger, pool, text);
  const marginals = marginalsOf(lattice);
  return new Map(tagger.fields.map((code, f) => [code, spansOf(f, text, lattice, marginals)]));
}

function latticeOf({ fields, features, columns, steps }: Tagger, pool: TaggerWeights, text: Text): Lattice {
  const tokens = tokenFeatures(text);
  const width = fields.length * 2 + 1;
  const scores = new Float64Array(tokens.length * width);
  const labelsOf = new Map<number, number[]>();
  columns.forEach((column, label) => {
    if (column >= 0) labelsOf.set(column, [...(labelsOf.get(column) ?? []), label]);
  });
  const add = (place: number, weight = 0) => {
    scores[place] = (scores[place] ?? 0) + weight;
  };
  tokens.forEach((names, i) => {
    for (const name of names) {
      const own = features.get(name) ?? [];
      for (let k = 0; k < own.length; k += 2) add(i * width + (own[k] ?? 0), own[k + 1]);
      const pooled = pool.get(name) ?? [];
      for (let k = 0; k < pooled.length; k += 2)
        for (const label of labelsOf.get(pooled[k] ?? -1) ?? []) add(i * width + label, pooled[k + 1]);
    }
  });
  return { words: tokens.length, fields: fields.length, scores, steps: Float64Array.from(steps, Math.exp) };
}

function spansOf(
  field: number,
  { words }: Text,
  lattice: Lattice,
  { labels, alpha, beta, scales, powers }: Marginals,
): readonly TaggedSpan[] {
  const width = lattice.fields * 2 + 1;
  const label = 1 + 2 * field;
  const spans: TaggedSpan[] = [];
  for (let first = 0; first < lattice.words; first++) {
    if ((labels[first * width + label] ?? 0) < LEAST) continue;
    let mass = alpha[first * width + label] ?? 0;
    let claimed = 0;
    for (let last = first; last < Math.min(lattice.words, first + LONGEST); last++) {
      const row = last * width;
      if (last > first) mass *= (powers[row + label + 1] ?? 0) / (scales[last] ?? 1);
      const others = 1 - (labels[row] ?? 0) - (labels[row + label] ?? 0) - (labels[row + label + 1] ?? 0);
      claimed = Math.max(claimed, others);
      const next = row + width + label + 1;
      const further = ((powers[next] ?? 0) * (beta[next] ?? 0)) / (scales[last + 1] ?? 1);
      const whole = beta[row + label] ?? 0;
      const chance = Math.min(1, mass * (whole - further));
      if (chance >= LEAST) spans.push({ start: words[first]?.start ?? 0, end: words[last]?.end ?? 0, chance, claimed });
      if (mass * whole < LEAST) break;
    }
  }
  return spans.sort((a, b) => b.chance - a.chance).slice(0, MOST_SPANS);
}
