import type { Field, Option } from '../fields/field.js';
import { fold } from '../text/fold.js';
import { nearestOption } from './nearest-option.js';
import { optionCalled } from './take-words.js';

/** Words that texts give as the value of a field with a list, though no option is among them. */
export interface OptionSuggestion {
  readonly field: Field;
  /** As most texts write them. */
  readonly words: string;
  /** How many products have them. */
  readonly count: number;
  /** The identifiers of the first products. */
  readonly products: readonly string[];
  /** The passages of these products that have the words, each once. */
  readonly texts: readonly string[];
  /** The option that is called nearly so. */
  readonly near?: Option;
}

/** What is told of one answer of a row that `batch --details` wrote. */
export interface UnlistedWords {
  readonly field: string;
  readonly words: string;
  /** The product's identifier. */
  readonly product: string;
  /** The words with what stands around them. */
  readonly text: string;
}

/** How many products stand beside a suggestion. */
const SHOWN = 3;

/**
 * Counts words by field, the case and accents of letters aside. What an option is called by now is left out.
 * @returns the most frequent first
 */
export async function collectSuggestions(
  words: AsyncIterable<UnlistedWords>,
  fieldOf: (code: string) => Field | undefined,
): Promise<readonly OptionSuggestion[]> {
  const tallies = new Map<string, Tally>();
  for await (const one of words) {
    const key = JSON.stringify([one.field, fold(one.words)]);
    const tally: Tally = tallies.get(key) ?? {
      field: one.field,
      count: 0,
      products: [],
      texts: new Set(),
      writings: new Map(),
    };
    tallies.set(key, tally);
    tally.count += 1;
    tally.writings.set(one.words, (tally.writings.get(one.words) ?? 0) + 1);
    if (tally.products.length >= SHOWN) continue;
    tally.products.push(one.product);
    tally.texts.add(one.text);
  }
  return [...tallies.values()]
    .sort((a, b) => b.count - a.count)
    .flatMap((tally) => {
      const field = fieldOf(tally.field);
      const suggestion = field && suggestionOf(field, tally);
      return suggestion && !optionCalled(suggestion.field, suggestion.words) ? [suggestion] : [];
    });
}

interface Tally {
  readonly field: string;
  count: number;
  readonly products: string[];
  readonly texts: Set<string>;
  readonly writings: Map<string, number>;
}

function suggestionOf(field: Field, { count, products, texts, writings }: Tally): OptionSuggestion {
  const [words = ''] = [...writings].sort(([, a], [, b]) => b - a).map(([text]) => text);
  const near = nearestOption(field, words);
  return { field, words, count, products, texts: [...texts], ...(near && { near }) };
}
