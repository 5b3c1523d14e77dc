import type { Unit } from '../units/units.js';
import type { Aspect } from './aspect-words.js';
import type { Literal } from './number-literals.js';
import type { NumberSpan, Role } from './number-span.js';

/** A letter or word that may give a number its role. */
export interface Mark {
  /** As written. */
  readonly text: string;
  /** Known for words; a letter's role depends on its peers. */
  readonly role?: Role;
}

/** A number while its surroundings are still being read. */
export interface NumberDraft {
  readonly literal: Literal;
  readonly start: number;
  /** Where the digits end. */
  readonly numberEnd: number;
  /** Where the unit ends. */
  end: number;
  readonly value: number;
  unit: Unit | undefined;
  inherited: boolean;
  looseUnit: boolean;
  /** Letters behind it that look like a unit which is not known. */
  foreign: string | undefined;
  kind: NumberSpan['kind'];
  rangeEnd: NumberSpan['rangeEnd'];
  /** Which of two values it is that a slash parts: `12/24 V`. */
  alternative: NumberSpan['alternative'];
  /** Which end of what is possible it names. */
  bound: NumberSpan['bound'];
  /** What it is said of, when it is not the product itself. */
  aspects: readonly Aspect[] | undefined;
  /** The thing that it is a share of each of: `m` of `0,8 kg/m`. */
  per: string | undefined;
  /** Whether it is a part of a sum. */
  part: boolean;
  /** The drafts that it is chained with, itself among them. */
  chain: readonly NumberDraft[] | undefined;
  before: Mark | undefined;
  after: Mark | undefined;
  role: Role | undefined;
  roleMark: string | undefined;
}

/** Gives a unitless number the unit of its neighbour or legend. */
export function inheritUnit(draft: NumberDraft, unit: Unit | undefined): void {
  if (draft.unit || draft.foreign !== undefined || !unit) return;
  draft.unit = unit;
  draft.inherited = true;
}
