import { trainEngine } from '../engine/learning/train.js';
import type { Catalogue, ExampleCatalogue } from '../examples/catalogue.js';
import type { Field } from '../fields/field.js';
import { type ExampleText, exampleTexts } from './example-texts.js';
import { withoutTexts } from './held-out-catalogue.js';
import { holdOut } from './hold-out.js';
import { kindOfSlot, type Slot, type Trial } from './trial.js';

/** Trials made of the catalogue's own examples, and the catalogue as if it had never seen them. */
export interface HeldOut {
  readonly trials: readonly Trial[];
  readonly catalogue: ExampleCatalogue;
  /** How many texts are left to learn from. */
  readonly rest: number;
}

/** Holds back a part of the example texts to measure with, and learns anew from the others. @param part above 0 and below 1 */
export function heldOutTrials(catalogue: Catalogue, part: number, only?: readonly string[]): HeldOut {
  const fields = catalogue.allFields();
  const { held, rest } = holdOut(exampleTexts(catalogue), part);
  const wanted = only ? fields.filter(({ code }) => only.includes(code)) : fields;
  return {
    trials: held.map((text) => trialOf(text, wanted)).filter(({ slots }) => slots.length > 0),
    catalogue: withoutTexts(catalogue, new Set(held.map(({ description }) => description)), trainEngine(fields, rest)),
    rest: rest.length,
  };
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
