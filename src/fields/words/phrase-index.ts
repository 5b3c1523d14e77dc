import { memoize } from '../../memoize.js';
import type { Text } from '../text-reading.js';
import type { Phrase } from './phrase.js';

/** Something that is found by a phrase. */
interface Named {
  readonly phrase: Phrase;
}

const NONE: readonly never[] = [];

/**
 * Those of many phrases that may stand in a text, in their order: all but those of which the text has not even the first word. Most
 * options of a list have no word in a text, and are not even looked at.
 */
export function phrasesOf<One extends Named>(phrases: readonly One[], { subtokens }: Text): readonly One[] {
  const { keys } = subtokens;
  if (keys.size > phrases.length) return phrases;
  const index = placesByKey(phrases);
  const places = new Set<number>();
  for (const key of keys) for (const place of index.get(key) ?? NONE) places.add(place);
  return [...places].sort((a, b) => a - b).map((place) => phrases[place] as One);
}

const placesByKey = memoize((phrases: readonly Named[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  phrases.forEach(({ phrase }, place) => {
    for (const key of keysOf(phrase)) {
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
  });
  return places;
});

/** What a text must have one of: the first word that counts, or two words written as one. */
function keysOf({ isCode, subtokens, stems, joined }: Phrase): ReadonlySet<string> {
  const first = isCode ? subtokens[0]?.stem : stems[0];
  return new Set([first, joined].filter((key) => key !== undefined));
}
