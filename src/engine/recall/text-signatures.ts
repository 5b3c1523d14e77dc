import { fold } from '../../text/fold.js';

/** A sentence, line or item of a text. */
export interface Segment {
  /** As written. */
  readonly source: string;
  /** Without case, accents, and what white space and closing signs it has. */
  readonly key: string;
}

const MODULUS = 2 ** 52;
/** Texts of more sentences are recalled as a whole only. */
const MOST_SEGMENTS = 40;
const WHOLE_SEED = 0x9e3779b9;

/** The sentences, lines and items of a text, in order. */
export function segmentsOf(text: string): readonly Segment[] {
  return text.split(/(?<=[.!?;])\s+|\s*[\r\n]+\s*|\s[•|]\s/).flatMap((source) => {
    const key = keyOf(source);
    return key === '' ? [] : [{ source, key }];
  });
}

/** A text as far as two spellings of it agree: case, accents, white space and the signs that end sentences do not count. */
export function wholeKey(text: string): string {
  return keyOf(text.replace(/[.!?;]+(?=\s|$)/g, ' '));
}

function keyOf(source: string): string {
  return fold(source)
    .replace(/\s+/g, ' ')
    .replace(/ ?([.,;:!?()|•]) ?/g, '$1')
    .replace(/^[\s.,;:!?•|-]+|[\s.,;:!?•|-]+$/g, '');
}

/** Numbers that equal texts have in common, and texts that differ by one sentence. */
export interface Signatures {
  /** Of the text as it is: by its sentences in any order, and by its words. */
  readonly whole: readonly number[];
  /** Of the text without one of its sentences. */
  readonly shortened: readonly number[];
}

/** The signatures of a text: sums of the hashes of its sentences, each below 2^52. */
export function signaturesOf(text: string): Signatures {
  const hashes = segmentsOf(text).map(({ key }) => hash(key, 0));
  const sum = hashes.reduce((total, one) => (total + one) % MODULUS, 0);
  const isShort = hashes.length > 1 && hashes.length <= MOST_SEGMENTS;
  const shortened = isShort ? hashes.map((one) => (sum - one + MODULUS) % MODULUS) : [];
  return { whole: [sum, hash(wholeKey(text), WHOLE_SEED)], shortened: [...new Set(shortened)] };
}

/** FNV-1a (Fowler, Noll, Vo) twice from different beginnings, 52 bits of both. */
function hash(text: string, seed: number): number {
  let [low, high] = [0x811c9dc5 ^ seed, 0x01000193 ^ seed];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 15);
  }
  return ((high >>> 0) % 2 ** 20) * 2 ** 32 + (low >>> 0);
}
