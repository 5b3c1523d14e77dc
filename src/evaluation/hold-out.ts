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
 */
export function holdOut<Text extends { readonly description: string }>(
  texts: readonly Text[],
  part: number,
): Split<Text> {
  const room = Math.round(part * texts.length);
  const held = new Set<number>();
  for (const group of shuffled(groupSimilar(texts.map(({ description }) => description)))) {
    if (held.size + group.length <= room) for (const index of group) held.add(index);
  }
  return {
    held: texts.filter((_, index) => held.has(index)),
    rest: texts.filter((_, index) => !held.has(index)),
  };
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const random = seededRandom(SEED);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
