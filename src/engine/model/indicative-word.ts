import type { Text } from '../../fields/text.js';
import type { TextSpan } from '../candidates/candidate.js';
import { stemsOf } from '../candidates/context-words.js';
import { countsOf, type WordCounts } from '../candidates/naive-bayes.js';

/** How often a word must have stood for an answer among the examples, and in how many of all its texts. */
const OFTEN = 2;
const MOSTLY = 0.8;
const REACH = 400;

/**
 * The word of the text that stands for an answer, as the examples use it (`HP` for Hewlett-Packard): of the words whose
 * examples nearly all have this answer, the one that most of them have; undefined when there is none.
 */
export function indicativeWord(text: Text, answer: string, counts: WordCounts): TextSpan | undefined {
  let best: { readonly own: number; readonly span: TextSpan } | undefined;
  for (const word of text.words.slice(0, REACH)) {
    for (const stem of stemsOf(text, word)) {
      const [own, all] = countsOf(stem, answer, counts);
      const isTelling = own >= OFTEN && own >= MOSTLY * all;
      if (isTelling && own > (best?.own ?? 0)) best = { own, span: { start: word.start, end: word.end } };
    }
  }
  return best?.span;
}
