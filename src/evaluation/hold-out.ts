import { seededRandom } from '../engine/learning/seeded-random.js';
import { groupSimilar } from './similar-texts.js';

/** Texts to measure with, and the others, which may be learnt from. */
export interface Split<Text> {
  readonly held: readonly Text[];
  readonly rest: readonly Text[];
}

const SEED = 1;

/**
 * Holds back a part of the texts, by chance but always the same; similar texts stay together on one side, so the part
 * may be smaller than asked, never larger.
 * @param part of the texts, above 0 and below 1
 * @param tells which texts can be measured with: it is a part of these, and the others are held back only beside them
 */
export function holdOut<Text extends { readonly description: string }>(
  texts: readonly Text[],
  part: number,
  tells: (text: Text) => boolean = () => true,
): Split<Text> {
  const telling = texts.map((text) => Number(tells(text)));
  const room = Math.round(part * sumOf(telling));
  const held = new Set<number>();
  let taken = 0;
  for (const group of shuffled(groupSimilar(texts.map(({ description }) => description)))) {
    const size = sumOf(group.map((index) => telling[index] ?? 0));
    if (size === 0 || taken + size > room) continue;
    taken += size;
    for (const index of group) held.add(index);
  }
  return {
    held: texts.filter((_, index) => held.has(index)),
    rest: texts.filter((_, index) => !held.has(index)),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const random = seededRandom(SEED);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
