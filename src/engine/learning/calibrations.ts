import type { Field, Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import { calibrationGroup } from '../candidates/candidate-sets.js';
import { profileOf, shareOfNulls, wordCounts } from '../candidates/profile.js';
import { createEngine } from '../engine.js';
import { type CalibrationPoint, fitCalibration } from '../model/calibration.js';
import { noveltyOf, unseenCalibration, unseenGroup } from '../model/confidence.js';
import type { FieldModel, SharedModel, TypeCalibration } from '../model/model.js';
import { pack } from '../model/pack.js';
import type { Choice } from '../types.js';
import { splitForCalibration } from './calibration-split.js';
import type { FittedModels } from './fit-models.js';
import { saysSame } from './says-same.js';
import type { TrainingText } from './training-text.js';

interface GroupOutcomes {
  readonly value: CalibrationPoint[];
  readonly nothing: CalibrationPoint[];
  /** Where there was nothing to choose from, by how often the field's examples have nothing. */
  readonly blind: CalibrationPoint[];
}

/** Fewer texts tell nothing. */
const FEWEST_TEXTS = 12;
/** From so many texts on of which something is known, proposals of a model say nothing of what comes true. */
const ENOUGH_KNOWN = 100;
/** Outcomes of one field without examples are much alike, and tell little of the next such field. */
const PULL_OF_UNSEEN = 200;

/** How far probabilities come true on texts, shops and fields that nothing was learnt of. @param learn learns from some of the texts */
export function calibrationsOf(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  learn: (texts: readonly TrainingText[]) => FittedModels,
): SharedModel['calibrations'] {
  if (texts.length < FEWEST_TEXTS) return new Map();
  const { learnt, asked } = splitForCalibration(texts);
  const models = learn(learnt);
  const engine = createEngine({ read: readFitted(models) });
  const groups = new Map<string, GroupOutcomes>();
  const unseen = new Map<string, GroupOutcomes>();
  const tells = texts.filter(hasKnown).length >= ENOUGH_KNOWN ? isKnown : () => true;
  for (const text of asked) {
    const { description, values } = text;
    const known = fields.filter(({ code, multiple }) => values[code] !== undefined && !multiple && tells(text, code));
    if (known.length === 0) continue;
    const choices = engine.choices?.(known, description) ?? [];
    known.forEach((field, index) => {
      const model = models.models.get(field.code);
      const counts = model && wordCounts(model.profile);
      const novelty = noveltyOf(readText(description), counts);
      const group = calibrationGroup(field);
      addOutcome(isSeen(model) ? groups : unseen, group, {
        choices: choices[index] ?? [],
        value: values[field.code] ?? null,
        ...{ novelty, nulls: shareOfNulls(model?.profile ?? profileOf(field, [])) },
      });
    });
  }
  const fitted = new Map<string, TypeCalibration>();
  for (const [group, { value, nothing, blind }] of groups)
    fitted.set(group, {
      ...{ value: fitCalibration(value), nothing: fitCalibration(nothing) },
      ...(blind.length > 0 && { blind: fitCalibration(blind) }),
    });
  for (const [group, { value, nothing, blind }] of unseen)
    fitted.set(unseenGroup(group), {
      value: fitCalibration(value, { before: unseenCalibration(group), pull: PULL_OF_UNSEEN }),
      nothing: fitCalibration(nothing, { pull: PULL_OF_UNSEEN }),
      ...(blind.length > 0 && { blind: fitCalibration(blind, { pull: PULL_OF_UNSEEN }) }),
    });
  return fitted;
}

function isKnown({ proposed }: TrainingText, code: string): boolean {
  return !proposed?.includes(code);
}

function hasKnown(text: TrainingText): boolean {
  return Object.keys(text.values).some((code) => isKnown(text, code));
}

function isSeen(model: FieldModel | undefined): boolean {
  return model !== undefined && model.examples > 0;
}

/** Where an engine finds what was just learnt. */
export function readFitted({ common, models, taggers }: FittedModels) {
  return (scope: string): string | undefined => {
    const model = scope === '' ? common : (models.get(scope) ?? taggers.get(scope));
    return model && pack(model);
  };
}

interface KnownChoices {
  readonly choices: readonly Choice[];
  readonly value: Value;
  readonly novelty: number;
  readonly nulls: number | undefined;
}

function addOutcome(
  groups: Map<string, GroupOutcomes>,
  group: string,
  { choices, value, novelty, nulls }: KnownChoices,
): void {
  const outcomes = groups.get(group) ?? { value: [], nothing: [], blind: [] };
  groups.set(group, outcomes);
  const best = choices.find((choice) => choice.value !== null);
  if (best) outcomes.value.push({ chance: best.confidence, right: saysSame(best.value, value), novelty });
  if (!best && nulls !== undefined) {
    outcomes.blind.push({ chance: nulls, right: value === null, novelty });
    return;
  }
  const nothing = choices.find((choice) => choice.value === null)?.confidence ?? 0;
  outcomes.nothing.push({ chance: nothing, right: value === null, novelty });
}
