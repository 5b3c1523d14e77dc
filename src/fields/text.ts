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
  return new TextOnceRead(source);
}

/** Gives back the memory of all that was read of a text, until it is asked for again: where more texts are held than are looked at. */
export function forgetParts(text: Text): void {
  if (text instanceof TextOnceRead) text.forget();
}

/** A class, since each literal with getters has a shape of its own: more memory than the words, and slow to read from. */
class TextOnceRead implements Text {
  readonly source: string;
  #words: readonly Word[] | undefined;
  #numbers: readonly NumberSpan[] | undefined;
  #subtokens: Subtokens | undefined;
  #locale: { readonly found: Locale | undefined } | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get words(): readonly Word[] {
    this.#words ??= splitWords(this.source);
    return this.#words;
  }

  get numbers(): readonly NumberSpan[] {
    this.#numbers ??= readNumbers(this);
    return this.#numbers;
  }

  get subtokens(): Subtokens {
    this.#subtokens ??= splitSubtokens(this.source, this.words, this.locale);
    return this.#subtokens;
  }

  get locale(): Locale | undefined {
    this.#locale ??= { found: guessLocale(this.source, this.words) };
    return this.#locale.found;
  }

  forget(): void {
    this.#words = undefined;
    this.#numbers = undefined;
    this.#subtokens = undefined;
  }
}

export type { Text } from './text-reading.js';
