import type { Profile } from './case-maker.js';
import type { LearntField } from './learner.js';
import type { WeightMap } from './scorer.js';

/** What all fields share. */
export interface CommonModel {
  readonly generic: WeightMap;
  readonly kinds: ReadonlyMap<string, WeightMap>;
}

/** What was learnt for one field. */
export interface FieldModel extends LearntField {
  readonly profile: Profile;
  /** How many example values it was learnt from. */
  readonly examples: number;
}
