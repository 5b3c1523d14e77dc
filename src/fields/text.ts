import { fold } from '../text/fold.js';
import type { Locale } from './field.js';
import { type NumberSpan, readNumbers } from './numbers/number-grammar.js';
import type { Text } from './text-reading.js';
import { guessLocale } from './words/guess-locale.js';
import { type Subtokens, splitSubtokens } from './words/subtokens.js';
import { splitWords, type Word } from './words/words.js';

export type { Word };
export { fold };

const REMEMBERED = 4;
/** UTF-16 units from which on what was read takes so much memory that it may be taken back. */
const LONG = 50_000;
const recent: { deref(): Text | undefined }[] = [];

/** Reads a description; the last few are remembered, since every field of a lookup reads the same one. */
export function readText(description: string): Text {
  for (const one of recent) {
    const text = one.deref();
    if (text?.source === description) return text;
  }
  const text = makeText(description);
  recent.unshift(heldLightly(text, description.length));
  if (recent.length > REMEMBERED) recent.pop();
  return text;
}

/** Keeps what was made of a text; of a long one only until its memory is needed. */
export function heldLightly<Made extends object>(made: Made, length: number): { deref(): Made | undefined } {
  return length > LONG ? new WeakRef(made) : { deref: () => made };
}

/** Reads a short text, such as a raw answer, without remembering it. */
export function readAside(source: string): Text {
  return makeText(source);
}

function makeText(source: string): Text {
  const words = splitWords(source);
  let numbers: readonly NumberSpan[] | undefined;
  let subtokens: Subtokens | undefined;
  let locale: { readonly found: Locale | undefined } | undefined;
  return {
    source,
    words,
    get numbers() {
      numbers ??= readNumbers(this);
      return numbers;
    },
    get subtokens() {
      subtokens ??= splitSubtokens(source, words, this.locale);
      return subtokens;
    },
    get locale() {
      locale ??= { found: guessLocale(source, words) };
      return locale.found;
    },
  };
}

export type { Text } from './text-reading.js';
