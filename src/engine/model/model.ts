import type { Profile } from '../candidates/profile.js';
import type { FieldWeights } from '../learning/training-example.js';
import type { TaggerWeights } from '../tagging/tagger.js';
import type { Calibration } from './calibration.js';
import type { WeightMap } from './scorer.js';

/** What all fields share. */
export interface SharedModel {
  readonly generic: WeightMap;
  readonly kinds: ReadonlyMap<string, WeightMap>;
  /** How far probabilities can be trusted, per field type: of a value, and of "nothing". */
  readonly calibrations: ReadonlyMap<string, TypeCalibration>;
  readonly pool: TaggerWeights;
}

export interface TypeCalibration {
  readonly value: Calibration;
  readonly nothing: Calibration;
  /** Of texts in which nothing was found that could be a value, where only examples tell what could be one. */
  readonly blind?: Calibration;
}

/** What was learnt for one field. */
export interface FieldModel extends FieldWeights {
  readonly profile: Profile;
  /** The unit that its examples are in, where they contradict the field's. */
  readonly unit?: string;
  /** The scope of the tagger of its group. */
  readonly tagger?: string;
  /** How many example values of its own it was learnt from. */
  readonly examples: number;
  /** Set when fields of its family lent it examples. */
  readonly isLent?: true;
}
