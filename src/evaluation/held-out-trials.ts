import { heldOutEvidence } from '../engine/learning/held-out-evidence.js';
import { trainEngine } from '../engine/learning/train.js';
import { packEvidence } from '../engine/model/held-out.js';
import type { SharedModel } from '../engine/model/model.js';
import { unpack } from '../engine/model/pack.js';
import type { TrainedModel } from '../engine/types.js';
import type { Catalogue, ExampleCatalogue } from '../examples/catalogue.js';
import type { Field } from '../fields/field.js';
import { type ExampleText, exampleTexts } from './example-texts.js';
import { withoutTexts } from './held-out-catalogue.js';
import { holdOut } from './hold-out.js';
import { type CurveStep, learningCurve } from './learning-curve.js';
import { kindOfSlot, type Slot, type Trial } from './trial.js';

/** Trials made of the catalogue's own examples, and the catalogue as if it had never seen them. */
export interface HeldOut {
  readonly trials: readonly Trial[];
  readonly catalogue: ExampleCatalogue;
  /** How many texts are left to learn from. */
  readonly rest: number;
  /** How the engine gets better with the number of texts that are reviewed of the others. */
  curve(): Generator<CurveStep>;
  /** How what was learnt comes true on texts that were not learnt from, packed; made each time, as long as learning takes several times. */
  evidence(): string;
}

/** Holds back a part of the example texts to measure with, and learns anew from the others. @param part above 0 and below 1 */
export function heldOutTrials(catalogue: Catalogue, part: number, only?: readonly string[]): HeldOut {
  const fields = catalogue.allFields();
  const { held, rest } = holdOut(exampleTexts(catalogue), part);
  const wanted = only ? fields.filter(({ code }) => only.includes(code)) : fields;
  const learnt = trainEngine(fields, rest);
  const trials = held.map((text) => trialOf(text, wanted)).filter(({ slots }) => slots.length > 0);
  return {
    curve: () => learningCurve({ fields, texts: rest, trials }),
    evidence: () => packEvidence(heldOutEvidence(fields, rest, calibrationsOfParts(learnt))),
    trials,
    catalogue: withoutTexts(catalogue, new Set(held.map(({ description }) => description)), learnt),
    rest: rest.length,
  };
}

function calibrationsOfParts(learnt: readonly TrainedModel[]): SharedModel['calibrations'] {
  return unpack<SharedModel>(learnt.find(({ scope }) => scope === '')?.body)?.calibrations ?? new Map();
}

/** What is known of a text; what a model proposed is not. */
function trialOf({ id, description, values, proposed }: ExampleText, fields: readonly Field[]): Trial {
  const slots = fields.flatMap((field): Slot[] => {
    const isKnown = Object.hasOwn(values, field.code) && !proposed?.includes(field.code);
    const value = isKnown ? values[field.code] : undefined;
    return value === undefined ? [] : [{ field, kind: kindOfSlot(field), accepted: value === null ? null : [value] }];
  });
  return { id, description, slots };
}
