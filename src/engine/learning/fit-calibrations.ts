import type { Field } from '../../fields/field.js';
import { calibrationGroup, familyName } from '../candidates/candidate-sets.js';
import { type CalibrationPoint, fitCalibration, UNCALIBRATED } from '../model/calibration.js';
import { lentGroup, unseenCalibration, unseenGroup } from '../model/confidence.js';
import type { SharedModel, TypeCalibration } from '../model/model.js';

/** What came true of one kind of answers. */
export interface Outcomes {
  readonly value: CalibrationPoint[];
  readonly nothing: CalibrationPoint[];
  /** Where there was nothing to choose from, by how often the field's examples have nothing. */
  readonly blind: CalibrationPoint[];
}

interface OutcomesOfField {
  readonly field: Field;
  readonly outcomes: Outcomes;
}

/** What is believed of all fields without examples before any outcome counts for so many, and what came true of them for so many of a family. */
const PULL = { group: 10, family: 8 };
/** How far the outcomes of one field are alike: n of them count for n / (1 + (n - 1) · ALIKE), so that they tell no more of the next field than they can. */
const ALIKE = 0.1;
/** A family with fewer outcomes is taken for one like others. */
const FEWEST_OF_FAMILY = 5;

/** Calibrations of fields with examples of their own, by group. */
export function fittedOfSeen(seen: ReadonlyMap<string, Outcomes>): SharedModel['calibrations'] {
  return new Map(
    [...seen].map(([group, { value, nothing, blind }]) => [
      group,
      {
        ...{ value: fitCalibration(value), nothing: fitCalibration(nothing) },
        ...(blind.length > 0 && { blind: fitCalibration(blind) }),
      },
    ]),
  );
}

/** The same of fields without any examples. */
export function fittedOfUnseen(unseen: ReadonlyMap<Field, Outcomes>): SharedModel['calibrations'] {
  return new Map(
    [...groupedBy(weighted(unseen), calibrationGroup)].map(([group, own]) => [unseenGroup(group), ofGroup(group, own)]),
  );
}

/** The same of fields that others lent examples, by group and by family within it. */
export function fittedOfLent(lent: ReadonlyMap<Field, Outcomes>): SharedModel['calibrations'] {
  const fitted = new Map<string, TypeCalibration>();
  for (const [group, own] of groupedBy(weighted(lent), calibrationGroup)) {
    const before = ofGroup(group, own);
    fitted.set(lentGroup(group), before);
    for (const [family, some] of groupedBy(own, familyName)) {
      if (some.reduce((sum, { outcomes }) => sum + outcomes.value.length, 0) < FEWEST_OF_FAMILY) continue;
      fitted.set(lentGroup(family), fitTogether(some, { before, pull: PULL.family }));
    }
  }
  return fitted;
}

function ofGroup(group: string, fields: readonly OutcomesOfField[]): TypeCalibration {
  const before = { value: unseenCalibration(group), nothing: UNCALIBRATED };
  return fitTogether(fields, { before, pull: PULL.group });
}

function groupedBy(
  all: readonly OutcomesOfField[],
  nameOf: (field: Field) => string,
): ReadonlyMap<string, readonly OutcomesOfField[]> {
  const groups = new Map<string, OutcomesOfField[]>();
  for (const one of all) groups.set(nameOf(one.field), [...(groups.get(nameOf(one.field)) ?? []), one]);
  return groups;
}

function fitTogether(
  fields: readonly OutcomesOfField[],
  { before, pull }: { readonly before: TypeCalibration; readonly pull: number },
): TypeCalibration {
  const fitted = (of: keyof Outcomes) =>
    fitCalibration(
      fields.flatMap(({ outcomes }) => outcomes[of]),
      { before: before[of] ?? UNCALIBRATED, pull },
    );
  const isBlind = before.blind !== undefined || fields.some(({ outcomes }) => outcomes.blind.length > 0);
  return {
    ...{ value: fitted('value'), nothing: fitted('nothing') },
    ...(isBlind && { blind: fitted('blind') }),
  };
}

/** The outcomes of each field, weighed by what they tell of other fields. */
function weighted(all: ReadonlyMap<Field, Outcomes>): readonly OutcomesOfField[] {
  const weigh = (points: readonly CalibrationPoint[]) =>
    points.map((point) => ({ ...point, weight: 1 / (1 + (points.length - 1) * ALIKE) }));
  return [...all].map(([field, { value, nothing, blind }]) => ({
    field,
    outcomes: { value: weigh(value), nothing: weigh(nothing), blind: weigh(blind) },
  }));
}
