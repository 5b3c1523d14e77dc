import { searchWords } from '../text/search-words.js';

/** What a character may be other than a letter or digit of a word; 0 is what stands between words. */
const NEEDS_CONTEXT = 0xfffd;
const MARK = 0xfffe;
const UNSEEN = 0xffff;

/** The UTF-16 code that a character has in search words, by its own; filled as characters are met. */
const folded = new Uint16Array(0x10000).fill(UNSEEN);

/** A word as an unsigned 32-bit number: FNV-1a over its UTF-16 codes, mixed as MurmurHash3 does at its end. */
export function wordKey(word: string): number {
  let hash = START;
  for (let place = 0; place < word.length; place++) hash = Math.imul(hash ^ word.charCodeAt(place), PRIME);
  return mix(hash);
}

/** Appends the key of each search word of a text, again where it comes again: the same as by `searchWords`, sooner. */
export function addWordKeys(text: string, keys: number[]): void {
  let hash = START;
  for (let place = 0; place < text.length; place++) {
    let code = folded[text.charCodeAt(place)] as number;
    if (code >= NEEDS_CONTEXT) {
      if (code === UNSEEN) code = learn(text.charCodeAt(place));
      if (code === MARK) continue;
      if (code === NEEDS_CONTEXT) {
        for (const word of searchWords(text)) keys.push(wordKey(word));
        return;
      }
    }
    if (code !== 0) hash = Math.imul(hash ^ code, PRIME);
    else if (hash !== START) {
      keys.push(mix(hash));
      hash = START;
    }
  }
  if (hash !== START) keys.push(mix(hash));
}

const START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (whole ^ (whole >>> 16)) >>> 0;
}

function learn(code: number): number {
  const found = fold(String.fromCharCode(code));
  folded[code] = found;
  return found;
}

function fold(character: string): number {
  if (/\p{M}/u.test(character)) return MARK;
  // Halves of a pair, parts that compose to one syllable, and the sigma, whose small letter depends on its place.
  if (/[\p{Cs}\p{Script=Hangul}Σ]/u.test(character)) return NEEDS_CONTEXT;
  const [word, more] = searchWords(character);
  if (word === undefined) return 0;
  return more === undefined && word.length === 1 ? word.charCodeAt(0) : NEEDS_CONTEXT;
}
