import type { TaggerWeights } from './tagging/tagger.js';
import type { Calibration } from './calibration.js';
import type { LearntField } from './lesson.js';
import type { Profile } from './profile.js';
import type { WeightMap } from './scorer.js';

/** What all fields share. */
export interface CommonModel {
  readonly generic: WeightMap;
  readonly kinds: ReadonlyMap<string, WeightMap>;
  /** How far probabilities can be trusted, a field type: of a value, and of "nothing". */
  readonly trust: ReadonlyMap<string, Trust>;
  readonly pool: TaggerWeights;
}

export interface Trust {
  readonly value: Calibration;
  readonly nothing: Calibration;
}

/** What was learnt for one field. */
export interface FieldModel extends LearntField {
  readonly profile: Profile;
  /** The unit that its examples are in, where they contradict the field's. */
  readonly unit?: string;
  /** The scope of the tagger of its group. */
  readonly tagger?: string;
  /** How many example values it was learnt from. */
  readonly examples: number;
}
