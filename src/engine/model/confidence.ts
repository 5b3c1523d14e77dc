import type { Text } from '../../fields/text.js';
import type { WordCounts } from '../candidates/naive-bayes.js';
import { titleWords } from '../candidates/title-words.js';
import { type Calibration, calibrate, UNCALIBRATED } from './calibration.js';
import type { SharedModel, TypeCalibration } from './model.js';

/** How sure the engine is of an answer, from what the ranker says of it. */
export interface Confidence {
  readonly value: (chance: number) => number;
  readonly nothing: (chance: number) => number;
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

/** Of what kind a field is, and what was learnt of it. */
export interface FieldStanding {
  readonly group: string;
  readonly family: string;
  /** How many examples it has itself, and whether others lent it theirs. */
  readonly examples: number;
  readonly isLent: boolean;
}

/** The confidence of a field by what was learnt of it and how far a text is from its examples. */
export function confidenceOf(
  calibrations: SharedModel['calibrations'],
  { group, family, examples, isLent }: FieldStanding,
  novelty: number,
): Confidence {
  // With lent examples brands come true alike whatever is sold, and otherwise than models do.
  const names = isLent ? [lentGroup(family), lentGroup(group)] : [unseenGroup(group)];
  const outcomes = names.map((name) => calibrations.get(name)).find((known) => known !== undefined);
  const unseen = outcomes ?? { value: unseenCalibration(group), nothing: UNCALIBRATED };
  const seen = calibrations.get(group) ?? unseen;
  const share = examples / (examples + HALF);
  const blend = (of: (calibration: TypeCalibration) => Calibration) => (chance: number) =>
    share * calibrate(of(seen), chance, novelty) + (1 - share) * calibrate(of(unseen), chance, novelty);
  return { value: blend(({ value }) => value), nothing: blend(({ nothing }) => nothing) };
}

/** How much of a text's title no example has, 0 to 1. */
export function noveltyOf(text: Text, counts: WordCounts | undefined): number {
  const words = titleWords(text);
  if (!counts || words.length === 0) return 0;
  return words.filter((word) => !counts.words.has(word)).length / words.length;
}
