import type { Field } from '../fields/field.js';
import type { CommonModel, FieldModel } from './model.js';
import { unpack } from './pack.js';
import { PRIORS } from './priors.js';
import { profileOf } from './profile.js';
import type { Tagger } from './tagging/tagger.js';
import type { Weights } from './types.js';

/** What was learnt, each part read when it is first needed; priors where there is none. */
export interface Memory {
  common(): CommonModel;
  field(field: Field): FieldModel;
  /** The tagger of a scope. */
  tagger(scope: string): Tagger | undefined;
}

/** A memory over stored parts. */
export function createMemory(weights: Weights): Memory {
  let common: CommonModel | undefined;
  const fields = new Map<string, FieldModel>();
  const taggers = new Map<string, Tagger | undefined>();
  return {
    tagger(scope) {
      if (!taggers.has(scope)) taggers.set(scope, unpack<Tagger>(weights.read(scope)));
      return taggers.get(scope);
    },
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
  const learnt = unpack<CommonModel>(weights.read(''));
  if (!learnt) return { generic: PRIORS, kinds: new Map(), trust: new Map(), pool: new Map() };
  return { ...learnt, generic: new Map([...PRIORS, ...learnt.generic]) };
}

function readField(weights: Weights, field: Field): FieldModel {
  const learnt = unpack<FieldModel>(weights.read(field.code));
  if (learnt) return learnt;
  return { profile: profileOf(field, []), examples: 0, shared: new Map(), own: new Map(), slots: new Map() };
}
