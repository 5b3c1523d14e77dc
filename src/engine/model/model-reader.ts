import type { Field } from '../../fields/field.js';
import { profileOf } from '../candidates/profile.js';
import type { Tagger } from '../tagging/tagger.js';
import type { ModelSource } from '../types.js';
import type { FieldModel, SharedModel } from './model.js';
import { unpack } from './pack.js';
import { PRIORS } from './priors.js';

/** What was learnt, each part read when it is first needed; priors where there is none. */
export interface ModelReader {
  shared(): SharedModel;
  field(field: Field): FieldModel;
  /** The tagger of a scope. */
  tagger(scope: string): Tagger | undefined;
}

/** A memory over stored parts. */
export function createModelReader(weights: ModelSource): ModelReader {
  let common: SharedModel | undefined;
  const fields = new Map<string, FieldModel>();
  const taggers = new Map<string, Tagger | undefined>();
  return {
    tagger(scope) {
      if (!taggers.has(scope)) taggers.set(scope, unpack<Tagger>(weights.read(scope)));
      return taggers.get(scope);
    },
    shared() {
      common ??= readSharedModel(weights);
      return common;
    },
    field(field) {
      const known = fields.get(field.code) ?? readFieldModel(weights, field);
      fields.set(field.code, known);
      return known;
    },
  };
}

function readSharedModel(weights: ModelSource): SharedModel {
  const fitted = unpack<SharedModel>(weights.read(''));
  if (!fitted) return { generic: PRIORS, kinds: new Map(), calibrations: new Map(), pool: new Map() };
  return { ...fitted, generic: new Map([...PRIORS, ...fitted.generic]) };
}

function readFieldModel(weights: ModelSource, field: Field): FieldModel {
  const fitted = unpack<FieldModel>(weights.read(field.code));
  if (fitted) return fitted;
  return { profile: profileOf(field, []), examples: 0, shared: new Map(), own: new Map(), slots: new Map() };
}
