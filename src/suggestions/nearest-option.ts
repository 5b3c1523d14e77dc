import type { Field, Option } from '../fields/field.js';
import { fold } from '../text/fold.js';
import { relativeDistance } from '../text/relative-distance.js';

/** Options farther away, as a share of the longer word, are called otherwise. */
const FARTHEST = 0.34;
/** What stands within longer words (`gris` in `gris anthracite`) is this near. */
const PART = 0.2;
/** Shorter names stand within other words by chance. */
const SHORTEST_PART = 3;

/** The option whose code, labels or spellings are the most like some words; undefined when none is near. */
export function nearestOption({ options }: Pick<Field, 'options'>, words: string): Option | undefined {
  const wanted = fold(words);
  let [nearest, least]: [Option | undefined, number] = [undefined, FARTHEST];
  for (const option of options) {
    for (const name of [option.code, ...Object.values(option.labels), ...option.spellings]) {
      const away = distanceOf(fold(name), wanted);
      if (away < least) [nearest, least] = [option, away];
    }
  }
  return nearest;
}

/** 0 for the same words, 1 for nothing in common. */
function distanceOf(name: string, wanted: string): number {
  const [shorter, longer] = name.length < wanted.length ? [name, wanted] : [wanted, name];
  if (shorter.length >= SHORTEST_PART && longer.includes(shorter)) return PART;
  return relativeDistance(name, wanted);
}
