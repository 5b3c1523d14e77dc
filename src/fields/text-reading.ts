import type { Locale } from './field.js';
import type { NumberSpan } from './numbers/number-span.js';
import type { Subtokens } from './words/subtokens.js';
import type { Word } from './words/words.js';
/** A description read once; what costs more than its words is read when first asked for. */
export interface Text {
  readonly source: string;
  readonly words: readonly Word[];
  readonly numbers: readonly NumberSpan[];
  /** The words cut where letters and digits meet, with the signs that belong to codes, and where each stands. */
  readonly subtokens: Subtokens;
  /** The language that its small words speak, when they do. */
  readonly locale: Locale | undefined;
}
