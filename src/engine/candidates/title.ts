import type { Text } from '../../fields/text.js';
import { memoize } from '../../memoize.js';
import { stemsOf } from './context-words.js';

const LONGEST = 150;

/** Where the title of a description ends: its first line, as far as a title can be long. */
export const titleEnd = memoize(({ source }: Text): number => {
  const [, blank = '', line = ''] = /^(\s*)([^\r\n]*)/.exec(source) ?? [];
  return Math.min(blank.length + line.length, LONGEST);
});

/** The different words of the title, as stems. */
export const titleWords = memoize((text: Text): readonly string[] => {
  const end = titleEnd(text);
  const words = text.words.filter((word) => word.end <= end);
  return [...new Set(words.flatMap((word) => stemsOf(text, word)))];
});
