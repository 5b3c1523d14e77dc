import type { Text } from '../../fields/text.js';
import { allowedLabels, type LabelPlace } from './allowed-labels.js';
import { marginalsOf, stepGradients } from './lattice.js';
import {
  type FrequentFeatures,
  frequentFeatures,
  frequentRows,
  type NumberedTokens,
  type TokenRows,
} from './numbered-tokens.js';
import type { Tagger, TaggerWeights } from './tagger.js';
import { moveWeight, newWeightTable, sparseRow, sumUp, type WeightTable } from './weight-table.js';

/** Text fields that share their texts. */
export interface TaggingGroup {
  /** The codes of the fields. */
  readonly fields: readonly string[];
  /** What each field is called: those of one name learn together, whatever their group. */
  readonly names: readonly string[];
  readonly examples: readonly TaggingExample[];
}

/** A text and, by the number of a field, where its value stands: empty where it states none, absent where that is unknown. */
export interface TaggingExample {
  readonly text: Text;
  readonly places: ReadonlyMap<number, readonly LabelPlace[]>;
  /** How much it teaches; below 1 where a model proposed its values. */
  readonly weight: number;
}

/** Taggers a group, and what fields of one name have in common. */
export interface TrainedTaggers {
  readonly pool: TaggerWeights;
  readonly taggers: readonly Tagger[];
}

const EPOCHS = 6;
/** Words of a text that are learnt from. */
export const MOST_TAGGED_WORDS = 120;
/** A feature of fewer texts tells nothing of others. */
const OFTEN = 2;
const SMALLEST = 0.04;
const NEGLIGIBLE = 2e-3;

/** A text with its features and labels as numbers. */
interface NumberedText {
  readonly group: GroupWeights;
  readonly words: number;
  readonly own: TokenRows;
  readonly pooled: TokenRows;
  readonly allowed: Float64Array;
  readonly weight: number;
}

interface GroupWeights {
  readonly fields: number;
  /** Features of the group. */
  readonly features: FrequentFeatures;
  readonly own: WeightTable;
  readonly steps: WeightTable;
  /** The pool's column of each label; -1 for none. */
  readonly columns: Int32Array;
}

/**
 * Trains a linear-chain conditional random field per group by stochastic gradient, all of them together.
 * @param tokens the features of the first MOST_TAGGED_WORDS words of texts
 */
export function trainTaggers(
  groups: readonly TaggingGroup[],
  tokens: NumberedTokens,
  random: () => number,
): TrainedTaggers {
  const read = groups.map(({ examples }) => examples.map(({ text }) => tokens.of(text)));
  const frequent = (texts: readonly TokenRows[]) => frequentFeatures(texts, tokens.names.length, OFTEN);
  const pooledNames = sharedNames(groups);
  const pooledFeatures = frequent(pooledNames.length > 0 ? read.flat() : []);
  const pool = newWeightTable(pooledFeatures.kept.length, pooledNames.length * 2);
  const allParameters = groups.map((group, g) => newGroupWeights(group, frequent(read[g] ?? []), pooledNames));
  const examples = groups.flatMap(({ examples }, g) =>
    examples.map((example, e): NumberedText => {
      const group = allParameters[g] as GroupWeights;
      const all = read[g]?.[e] as TokenRows;
      const words = all.starts.length - 1;
      return {
        group,
        words,
        own: frequentRows(all, group.features),
        pooled: frequentRows(all, pooledFeatures),
        allowed: allowedLabels(example.places, words, group.fields),
        weight: example.weight,
      };
    }),
  );
  const order = examples.filter(({ words }) => words > 0);
  let averaged = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const example of order) takeStep(example, pool);
    if (epoch * 2 + 1 < EPOCHS) continue;
    averaged++;
    for (const table of [pool, ...allParameters.flatMap(({ own, steps }) => [own, steps])]) sumUp(table);
  }
  return {
    pool: weightsOf(tokens, pooledFeatures, pool, averaged),
    taggers: allParameters.map(({ features, own, steps, columns }, g) => ({
      fields: groups[g]?.fields ?? [],
      columns: [...columns],
      features: weightsOf(tokens, features, own, averaged),
      steps: [...steps.sums].map((sum) => sum / averaged),
    })),
  };
}

function sharedNames(groups: readonly TaggingGroup[]): readonly string[] {
  const holders = new Map<string, number>();
  for (const { names } of groups) for (const name of new Set(names)) holders.set(name, (holders.get(name) ?? 0) + 1);
  return [...holders].filter(([name, count]) => name !== '' && count > 1).map(([name]) => name);
}

function newGroupWeights(
  { fields, names }: TaggingGroup,
  features: FrequentFeatures,
  pooledNames: readonly string[],
): GroupWeights {
  const columns = new Int32Array(2 * fields.length + 1).fill(-1);
  names.forEach((name, f) => {
    const place = pooledNames.indexOf(name);
    if (place < 0) return;
    columns[1 + 2 * f] = 2 * place;
    columns[2 + 2 * f] = 2 * place + 1;
  });
  return {
    fields: fields.length,
    features,
    own: newWeightTable(features.kept.length, 2 * fields.length + 1),
    steps: newWeightTable(fields.length + 2, fields.length + 1),
    columns,
  };
}

/** One step: each weight moves by how much too probable, or too improbable, its label was for the word. */
function takeStep({ group, words, own, pooled, allowed, weight }: NumberedText, pool: WeightTable): void {
  const width = 2 * group.fields + 1;
  const scores = new Float64Array(words * width);
  for (let i = 0; i < words; i++) {
    const row = i * width;
    eachRow(own, i, (f) => addRow(scores, row, group.own, f));
    eachRow(pooled, i, (f) => addColumns(scores, row, group.columns, pool, f));
  }
  const steps = Float64Array.from(group.steps.weights, Math.exp);
  const lattice = { words, fields: group.fields, scores, steps };
  const free = marginalsOf(lattice);
  const bound = marginalsOf({ ...lattice, allowed });
  if (!bound.possible) return;
  for (let i = 0; i < words; i++) {
    for (let s = 0; s < width; s++) {
      const gradient = weight * ((free.labels[i * width + s] ?? 0) - (bound.labels[i * width + s] ?? 0));
      if (Math.abs(gradient) < NEGLIGIBLE) continue;
      eachRow(own, i, (f) => moveWeight(group.own, f * width + s, gradient));
      const column = group.columns[s] ?? -1;
      if (column >= 0) eachRow(pooled, i, (f) => moveWeight(pool, f * pool.columns + column, gradient));
    }
  }
  const gradients = stepGradients(lattice, free, bound);
  gradients.forEach((gradient, k) => {
    if (Math.abs(gradient) >= NEGLIGIBLE) moveWeight(group.steps, k, weight * gradient);
  });
}

function eachRow({ starts, rows }: TokenRows, word: number, work: (row: number) => void): void {
  for (let k = starts[word] ?? 0; k < (starts[word + 1] ?? 0); k++) work(rows[k] as number);
}

function addRow(scores: Float64Array, row: number, { weights, columns }: WeightTable, feature: number): void {
  const from = feature * columns;
  for (let s = 0; s < columns; s++) scores[row + s] = (scores[row + s] ?? 0) + (weights[from + s] ?? 0);
}

function addColumns(scores: Float64Array, row: number, columns: Int32Array, pool: WeightTable, feature: number): void {
  const from = feature * pool.columns;
  for (let s = 1; s < columns.length; s++) {
    const column = columns[s] ?? -1;
    if (column >= 0) scores[row + s] = (scores[row + s] ?? 0) + (pool.weights[from + column] ?? 0);
  }
}

function weightsOf(
  { names }: NumberedTokens,
  { kept }: FrequentFeatures,
  table: WeightTable,
  averaged: number,
): TaggerWeights {
  return new Map(
    kept.flatMap((feature, row): [string, number[]][] => {
      const pairs = sparseRow(table, row, averaged, SMALLEST);
      return pairs.length > 0 ? [[names[feature] as string, pairs]] : [];
    }),
  );
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}
