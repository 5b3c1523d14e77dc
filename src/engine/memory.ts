import type { Field } from '../fields/field.js';
import type { CommonModel, FieldModel } from './model.js';
import { unpack } from './pack.js';
import { PRIORS } from './priors.js';
import { profileOf } from './profile.js';
import type { Weights } from './types.js';

/** What was learnt, each part read when it is first needed; priors where there is none. */
export interface Memory {
  common(): CommonModel;
  field(field: Field): FieldModel;
}

/** A memory over stored parts. */
export function createMemory(weights: Weights): Memory {
  let common: CommonModel | undefined;
  const fields = new Map<string, FieldModel>();
  return {
    common() {
      common ??= readCommon(weights);
      return common;
    },
    field(field) {
      const known = fields.get(field.code) ?? readField(weights, field);
      fields.set(field.code, known);
      return known;
    },
  };
}

function readCommon(weights: Weights): CommonModel {
  const fitted = unpack<CommonModel>(weights.read(''));
  if (!fitted) return { generic: PRIORS, kinds: new Map(), trust: new Map() };
  return { ...fitted, generic: new Map([...PRIORS, ...fitted.generic]) };
}

function readField(weights: Weights, field: Field): FieldModel {
  const fitted = unpack<FieldModel>(weights.read(field.code));
  if (fitted) return fitted;
  return { profile: profileOf(field, []), examples: 0, shared: new Map(), own: new Map(), slots: new Map() };
}
