import { fold, type Text } from '../../../fields/text.js';
import type { Word } from '../../../fields/words/words.js';
import type { TextSpan } from '../candidate.js';

/** Neighbouring words of a text taken together. */
export interface Ngram extends TextSpan {
  /** As written. */
  readonly source: string;
  /** Indices of its words, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  /** What it looks like: a letter per word (D digits, U capitals, C capitalised, l lower case, X mixed case, M letters and digits) and the signs between. */
  readonly shape: string;
  /** Its letters and digits only, folded: what two spellings of a value have in common. */
  readonly core: string;
}

const JOINT = /^(?:[-/.,'’&+_:#* ]| ?[&/+-] ?|[,.] )$/;

/** How many words of a text are looked at. */
const REACH = 4000;

const known = new WeakMap<Text, Map<number, readonly Ngram[]>>();

/** All runs of up to `longest` words that only spaces and single signs separate; made once for all fields. */
export function ngramsOf(text: Text, longest: number): readonly Ngram[] {
  const ofText = known.get(text) ?? new Map<number, readonly Ngram[]>();
  known.set(text, ofText);
  const ngrams = ofText.get(longest) ?? makeWindows(text, longest);
  ofText.set(longest, ngrams);
  return ngrams;
}

function makeWindows(text: Text, longest: number): readonly Ngram[] {
  const { source } = text;
  const words = text.words.slice(0, REACH);
  const shapes = words.map((word) => wordShape(source, word));
  const ngrams: Ngram[] = [];
  for (let first = 0; first < words.length; first++) {
    let shape = '';
    let core = '';
    for (let last = first; last < words.length && last < first + longest; last++) {
      const start = words[first]?.start ?? 0;
      const word = words[last] as Word;
      if (last > first) {
        const joint = source.slice(words[last - 1]?.end, word.start);
        if (!JOINT.test(joint)) break;
        shape += joint;
      }
      shape += shapes[last];
      core += word.folded;
      ngrams.push({ start, end: word.end, source: source.slice(start, word.end), first, last, shape, core });
    }
  }
  return ngrams;
}

function wordShape(source: string, { start, end, folded }: Word): string {
  const letters = /\p{L}/u.test(folded);
  if (!letters) return 'D';
  if (/\d/.test(folded)) return 'M';
  const written = source.slice(start, end);
  if (written === written.toLowerCase()) return 'l';
  if (written === written.toUpperCase()) return 'U';
  return written.slice(1) === written.slice(1).toLowerCase() ? 'C' : 'X';
}

/** The letters and digits of a value, folded. */
export function coreOf(value: string): string {
  return fold(value).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
