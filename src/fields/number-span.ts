/** What a dimension of a thing is called: the catalogue of roles that letters and words give to numbers. */
export type Role = 'length' | 'width' | 'height' | 'depth' | 'diameter' | 'thickness' | 'diagonal';

/** Why a number is not a plain quantity. */
export type NumberNature =
  | 'model'
  | 'year'
  | 'price'
  | 'percent'
  | 'phone'
  | 'reference'
  | 'standard'
  | 'date'
  | 'version'
  | 'ratio';

/** A number of a text with all that its surroundings say of it; UTF-16 offsets of the number and its unit. */
export interface NumberSpan {
  readonly start: number;
  readonly end: number;
  /** Where the digits end and the unit may begin. */
  readonly numberEnd: number;
  /** As written, in the written unit; `10K` is 10000. */
  readonly value: number;
  /** The symbol of the unit, written or inherited. */
  readonly unit?: string;
  /** What the unit measures; undefined when unitless. */
  readonly dimension?: string;
  /** The value in the base of its dimension. */
  readonly base?: number;
  /** Whether the unit comes from the chain or its legend. */
  readonly inherited: boolean;
  /** Whether the unit was recognised only by ignoring the case of a one-letter symbol. */
  readonly looseUnit: boolean;
  readonly role?: Role;
  /** The letter or word that gave the role, as written. */
  readonly roleMark?: string;
  /** Its place among numbers joined by ×. */
  readonly chain?: { readonly id: number; readonly index: number; readonly size: number };
  readonly kind: 'plain' | 'fraction' | 'compound' | 'range' | 'multiple' | 'word';
  /** Whether letters touch it: `BSHWC57466`, `E27`, `4600C`. */
  readonly attached: boolean;
  readonly nature?: NumberNature;
}

/** A span while its surroundings are still being read. */
export type DraftSpan = { -readonly [key in keyof NumberSpan]: NumberSpan[key] };
