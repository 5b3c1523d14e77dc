import type { Field, Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import { calibrationGroup } from '../candidates/candidate-sets.js';
import { profileOf, shareOfNulls, wordCounts } from '../candidates/profile.js';
import { createEngine } from '../engine.js';
import { UNCALIBRATED } from '../model/calibration.js';
import { lentGroup, noveltyOf, unseenGroup } from '../model/confidence.js';
import type { FieldModel, SharedModel } from '../model/model.js';
import { pack } from '../model/pack.js';
import type { Choice } from '../types.js';
import { splitForCalibration } from './calibration-split.js';
import { fittedOfLent, fittedOfSeen, fittedOfUnseen, type Outcomes } from './fit-calibrations.js';
import type { FittedModels } from './fit-models.js';
import { saysSame } from './says-same.js';
import type { TrainingText } from './training-text.js';

/** Fewer texts tell nothing. */
const FEWEST_TEXTS = 12;
/** From so many texts on of which something is known, proposals of a model say nothing of what comes true. */
const ENOUGH_KNOWN = 100;
/** How far probabilities come true on texts, shops and fields that nothing was learnt of. @param learn learns from some of the texts */
export function calibrationsOf(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  learn: (texts: readonly TrainingText[]) => FittedModels,
): SharedModel['calibrations'] {
  if (texts.length < FEWEST_TEXTS) return new Map();
  const seen = new Map<string, Outcomes>();
  const [unseen, lent] = [new Map<Field, Outcomes>(), new Map<Field, Outcomes>()];
  const tells = texts.filter(hasKnown).length >= ENOUGH_KNOWN ? isKnown : () => true;
  for (const { learnt, asked } of splitForCalibration(texts)) {
    const { common, ...models } = learn(learnt);
    const engine = createEngine({
      read: readFitted({ ...models, common: { ...common, calibrations: atTheirWord(fields) } }),
    });
    for (const text of asked) {
      const { description, values } = text;
      const known = fields.filter(({ code, multiple }) => values[code] !== undefined && !multiple && tells(text, code));
      if (known.length === 0) continue;
      const choices = engine.choices?.(known, description) ?? [];
      known.forEach((field, index) => {
        const model = models.models.get(field.code);
        const novelty = noveltyOf(readText(description), model && wordCounts(model.profile));
        const outcomes = isSeen(model)
          ? outcomesOf(seen, calibrationGroup(field))
          : outcomesOf(model?.isLent ? lent : unseen, field);
        addOutcome(outcomes, {
          choices: choices[index] ?? [],
          value: values[field.code] ?? null,
          ...{ novelty, nulls: shareOfNulls(model?.profile ?? profileOf(field, [])) },
        });
      });
    }
  }
  return new Map([...fittedOfSeen(seen), ...fittedOfUnseen(unseen), ...fittedOfLent(lent)]);
}

/** Takes the ranker at its word whatever it is asked, since that is what is measured. */
function atTheirWord(fields: readonly Field[]): SharedModel['calibrations'] {
  const asSaid = { value: UNCALIBRATED, nothing: UNCALIBRATED };
  return new Map(
    fields
      .map(calibrationGroup)
      .flatMap((group) => [group, unseenGroup(group), lentGroup(group)].map((name) => [name, asSaid])),
  );
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

function outcomesOf<Key>(all: Map<Key, Outcomes>, key: Key): Outcomes {
  const outcomes = all.get(key) ?? { value: [], nothing: [], blind: [] };
  all.set(key, outcomes);
  return outcomes;
}

interface KnownChoices {
  readonly choices: readonly Choice[];
  readonly value: Value;
  readonly novelty: number;
  readonly nulls: number | undefined;
}

function addOutcome(outcomes: Outcomes, { choices, value, novelty, nulls }: KnownChoices): void {
  const best = choices.find((choice) => choice.value !== null);
  if (best) outcomes.value.push({ chance: best.confidence, right: saysSame(best.value, value), novelty });
  if (!best && nulls !== undefined) {
    outcomes.blind.push({ chance: nulls, right: value === null, novelty });
    return;
  }
  const nothing = choices.find((choice) => choice.value === null)?.confidence ?? 0;
  outcomes.nothing.push({ chance: nothing, right: value === null, novelty });
}
