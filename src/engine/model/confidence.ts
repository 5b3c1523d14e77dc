import type { Text } from '../../fields/text.js';
import type { WordCounts } from '../candidates/naive-bayes.js';
import { titleWords } from '../candidates/title-words.js';
import { type Calibration, calibrate, UNCALIBRATED } from './calibration.js';
import type { SharedModel, TypeCalibration } from './model.js';

/** How sure the engine is of an answer, from what the ranker says of it. */
export interface Confidence {
  readonly value: (chance: number) => number;
  /** @param chance what the ranker says; undefined where it had nothing to choose from */
  readonly nothing: (chance: number | undefined) => number;
}

/** The number of its own examples that count as much as all that was seen of fields without any. */
const HALF = 4;

/** What came true of fields without examples on four annotated sets, whole categories of which were held out. */
const UNSEEN: Readonly<Record<string, Calibration>> = {
  select: { slope: 0.6, offset: -0.1, distance: 0 },
  text: { slope: 0.7, offset: 1, distance: 0 },
  number: { slope: 0.85, offset: 0, distance: 0 },
};

/** The name under which outcomes of fields without any examples are kept. */
export function unseenGroup(group: string): string {
  return `${group} unseen`;
}

/** The same of fields that others lent examples. @param group of fields, or a family of them */
export function lentGroup(group: string): string {
  return `${group} lent`;
}

/** What is believed of values of fields without examples before any outcome. */
export function unseenCalibration(group: string): Calibration {
  return UNSEEN[group] ?? UNCALIBRATED;
}

/** Of what kind a field is. */
export interface FieldKinship {
  readonly group: string;
  readonly family: string;
  /** Whether others of its family lent it examples. */
  readonly isLent: boolean;
}

/** What is known of a field and a text. */
export interface Familiarity {
  readonly examples: number;
  /** How far the text is from the examples, 0 to 1. */
  readonly novelty: number;
  /** How often the examples have nothing, 0 to 1, where they alone tell what could be a value: see `shareOfNulls`. */
  readonly nulls?: number | undefined;
}

/** The confidence of a field by how many examples it and its family have and how far a text is from them. */
export function confidenceOf(
  calibrations: SharedModel['calibrations'],
  { group, family, isLent }: FieldKinship,
  { examples, novelty, nulls }: Familiarity,
): Confidence {
  // With lent examples brands come true alike whatever is sold, and otherwise than models do.
  const names = isLent ? [lentGroup(family), lentGroup(group)] : [unseenGroup(group)];
  const outcomes = names.map((name) => calibrations.get(name)).find((known) => known !== undefined);
  const unseen = outcomes ?? { value: unseenCalibration(group), nothing: UNCALIBRATED };
  const seen = calibrations.get(group) ?? unseen;
  const share = examples / (examples + HALF);
  const blend = (of: (calibration: TypeCalibration) => Calibration) => (chance: number) =>
    share * calibrate(of(seen), chance, novelty) + (1 - share) * calibrate(of(unseen), chance, novelty);
  const nothing = blend(({ nothing }) => nothing);
  const blind = blend(({ blind: known = UNCALIBRATED }) => known);
  return {
    value: blend(({ value }) => value),
    nothing: (chance) => (chance === undefined ? blind(nulls ?? 1) : nothing(chance)),
  };
}

/** How much of a text's title no example has, 0 to 1. */
export function noveltyOf(text: Text, counts: WordCounts | undefined): number {
  const words = titleWords(text);
  if (!counts || words.length === 0) return 0;
  return words.filter((word) => !counts.words.has(word)).length / words.length;
}
