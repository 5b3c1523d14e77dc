import type { Word } from './words.js';
/** Letters, or digits, or a sign such as `++`: a word of a text cut where letters and digits meet. */
export interface Subtoken extends Word {
  readonly kind: 'letters' | 'digits' | 'sign';
  /** Whether it touches the subtoken before it, as in `RJ45`. */
  readonly attached: boolean;
}
