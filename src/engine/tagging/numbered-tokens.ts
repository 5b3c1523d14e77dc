import type { Text } from '../../fields/text.js';
import { tokenFeatures } from './token-features.js';

/** The features of a text's words as numbers, those of one word behind those of another. */
export interface TokenRows {
  /** Where each word's features begin; one more entry than words. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Texts whose features are numbered once, since learning goes over the same texts in several parts. */
export interface NumberedTokens {
  /** Every feature by its number; grows with the texts that are read. */
  readonly names: readonly string[];
  of(text: Text): TokenRows;
}

/** Numbers the features of the first `most` words of each text. */
export function numberedTokens(most: number): NumberedTokens {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const read = new Map<Text, TokenRows>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  return {
    names,
    of(text) {
      const known = read.get(text) ?? numberAll(tokenFeatures(text, most), numberOf);
      read.set(text, known);
      return known;
    },
  };
}

function numberAll(tokens: readonly (readonly string[])[], numberOf: (name: string) => number): TokenRows {
  const starts = new Int32Array(tokens.length + 1);
  const rows = new Int32Array(tokens.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  tokens.forEach((names, i) => {
    for (const name of names) rows[next++] = numberOf(name);
    starts[i + 1] = next;
  });
  return { starts, rows };
}

/** The features that enough texts have, each with a row of its own. */
export interface FrequentFeatures {
  /** By number; -1 for a feature that is too rare. */
  readonly rows: Int32Array;
  /** The numbers of the rows. */
  readonly kept: readonly number[];
}

/** Gives rows to the features of at least `least` of the texts. @param features how many there are in all */
export function frequentFeatures(texts: readonly TokenRows[], features: number, least: number): FrequentFeatures {
  const counts = new Int32Array(features);
  const seen = new Int32Array(features).fill(-1);
  texts.forEach(({ rows }, index) => {
    for (const row of rows) {
      if (seen[row] === index) continue;
      seen[row] = index;
      counts[row] = (counts[row] as number) + 1;
    }
  });
  const rows = new Int32Array(features).fill(-1);
  const kept: number[] = [];
  counts.forEach((count, feature) => {
    if (count >= least) rows[feature] = kept.push(feature) - 1;
  });
  return { rows, kept };
}

/** The same words with their frequent features by row. */
export function frequentRows({ starts, rows }: TokenRows, frequent: FrequentFeatures): TokenRows {
  const kept = new Int32Array(rows.length);
  const begins = new Int32Array(starts.length);
  let next = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const row = frequent.rows[rows[k] as number] as number;
      if (row >= 0) kept[next++] = row;
    }
    begins[i + 1] = next;
  }
  return { starts: begins, rows: kept.slice(0, next) };
}
