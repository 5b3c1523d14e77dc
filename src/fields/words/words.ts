import { firstIndex } from '../../text/first-index.js';
import { fold } from '../../text/fold.js';
import { withoutSoft } from '../../text/plain-source.js';
import { stem } from './stem.js';

/** A run of letters and digits; UTF-16 offsets into the source, end exclusive. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and ligatures. */
  readonly folded: string;
  /** The form shared with plural and feminine. */
  readonly stem: string;
}

/** Soft hyphens and zero-width characters between letters do not end a word. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?<=\p{L})[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\p{L}))*/gu;

/** The words of a text in order. */
export function splitWords(source: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of source.matchAll(WORD)) {
    const { folded, stem: root } = formsOf(match[0]);
    words.push({ start: match.index, end: match.index + match[0].length, folded, stem: root });
  }
  return words;
}

type Forms = Pick<Word, 'folded' | 'stem'>;

/** Texts of a catalogue have the same words: what each becomes is made, and is in memory, once. */
const forms = new Map<string, Forms>();
const MOST_FORMS = 10_000;
/** Of a longer run V8 keeps the whole text that it stands in. */
const LONGEST_FORM = 12;

function formsOf(written: string): Forms {
  const known = forms.get(written);
  if (known) return known;
  const folded = fold(withoutSoft(written));
  const root = stem(folded);
  const made = { folded, stem: root === folded ? folded : root };
  if (written.length > LONGEST_FORM) return made;
  if (forms.size === MOST_FORMS) forms.clear();
  forms.set(written, made);
  return made;
}

/** The index of the first word that begins at or behind an offset. */
export function wordIndexAt(words: readonly Word[], offset: number): number {
  return firstIndex(words.length, (index) => (words[index]?.start ?? 0) >= offset);
}
