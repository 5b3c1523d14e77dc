import type { Text } from '../../fields/text.js';
import { memoize } from '../../memoize.js';
import { stemsOf } from './context-words.js';
import { titleEnd } from './title.js';
/** The different words of the title, as stems. */
export const titleWords = memoize((text: Text): readonly string[] => {
  const end = titleEnd(text);
  const words = text.words.filter((word) => word.end <= end);
  return [...new Set(words.flatMap((word) => stemsOf(text, word)))];
});
