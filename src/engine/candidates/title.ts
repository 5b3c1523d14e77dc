import type { Text } from '../../fields/text.js';
import { memoize } from '../../memoize.js';

const LONGEST = 150;

/** Where the title of a description ends: its first line, as far as a title can be long. */
export const titleEnd = memoize(({ source }: Text): number => {
  const [, blank = '', line = ''] = /^(\s*)([^\r\n]*)/.exec(source) ?? [];
  return Math.min(blank.length + line.length, LONGEST);
});
