import type { Aspect } from './aspect-words.js';

/** What a dimension of a thing is called. */
export type Role = 'length' | 'width' | 'height' | 'depth' | 'diameter' | 'thickness' | 'diagonal';

/** Why a number is not a plain quantity. */
export type NumberNature =
  | 'date'
  | 'model'
  | 'percent'
  | 'phone'
  | 'price'
  | 'ratio'
  | 'reference'
  | 'standard'
  | 'version'
  | 'year';

/** A number of a text with all that its surroundings say of it; UTF-16 offsets, end exclusive. */
export interface NumberSpan {
  readonly start: number;
  /** Where the number and its unit end. */
  readonly end: number;
  /** Where the digits end. */
  readonly numberEnd: number;
  /** As written, in the written unit; `10K` is 10000. */
  readonly value: number;
  /** The symbol of the unit, written or inherited. */
  readonly unit?: string;
  /** What the unit measures: `length`, `mass`, `power` …; undefined when unitless. */
  readonly dimension?: string;
  /** The value in the base of its dimension. */
  readonly base?: number;
  /** Whether the unit comes from the chain, the range or the legend. */
  readonly inherited: boolean;
  /** Whether the unit is one letter in another case than the symbol's, so perhaps none at all. */
  readonly looseUnit: boolean;
  /** Letters right behind it that look like a unit, though it is none that is known: `GPH`. */
  readonly foreignUnit?: string;
  readonly role?: Role;
  /** The letter or word that gave the role, as written. */
  readonly roleMark?: string;
  /** What it is said of, when it is not the product as it is used: `package`, `load`, `storage` …; absent for most numbers. */
  readonly aspects?: readonly Aspect[];
  /** The thing, folded, that it is a share of each of: `m` of `0,8 kg/m`, `etagere` of `8 kg par étagère`. */
  readonly per?: string;
  /** Whether it is a part of a sum: `200 L` of `290 L (200 L + 90 L)`. */
  readonly part?: boolean;
  /** What it counts, in common words: `seat` of `3-Sitzer` and of `3 places`. */
  readonly counts?: readonly string[];
  /** Its place among numbers joined by × or standing side by side with a role each. */
  readonly chain?: { readonly id: number; readonly index: number; readonly size: number };
  /** `compound` is `5'11"`, `multiple` both sides of `2 x 60 W`, `word` a number in letters. */
  readonly kind: 'plain' | 'fraction' | 'compound' | 'range' | 'multiple' | 'word';
  /** Which end of a range it is. */
  readonly rangeEnd?: 'low' | 'high';
  /** Which of two values it is that a slash parts: `12/24 V`. */
  readonly alternative?: 'low' | 'high';
  /** Which end of what is possible it names: of a range, or by words such as `min.`, `up to`, `höchstens`. */
  readonly bound?: 'low' | 'high';
  /** Whether letters that are no unit touch it: `BSHWC57466`, `E27`, `4600C`. */
  readonly attached: boolean;
  /** Set when it is not a plain quantity, so that it can be passed over. */
  readonly nature?: NumberNature;
}
