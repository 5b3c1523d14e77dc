import type { Field } from '../../fields/field.js';
import { kindName } from '../candidates/candidate-sets.js';
import { profileOf } from '../candidates/profile.js';
import type { Tagger } from '../tagging/tagger.js';
import type { ModelSource } from '../types.js';
import type { FieldModel, SharedModel } from './model.js';
import { unpack } from './pack.js';
import { PRIORS } from './priors.js';
import { createScorer, type Scorer } from './scorer.js';

/** What was learnt, each part read when it is first needed; priors where there is none. */
export interface ModelReader {
  shared(): SharedModel;
  field(field: Field): FieldModel;
  /** What scores the candidates of a field. */
  scorer(field: Field): Scorer;
  /** The tagger of a scope. */
  tagger(scope: string): Tagger | undefined;
}

/** A memory over stored parts. */
export function createModelReader(weights: ModelSource): ModelReader {
  let common: SharedModel | undefined;
  const fields = new Map<string, FieldModel>();
  const scorers = new Map<string, Scorer>();
  const taggers = new Map<string, Tagger | undefined>();
  const reader: ModelReader = {
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
    scorer(field) {
      const known = scorers.get(field.code);
      if (known) return known;
      const { generic, kinds } = reader.shared();
      const { shared, own, slots } = reader.field(field);
      const fresh = createScorer({ shared: [generic, kinds.get(kindName(field)) ?? new Map(), shared], own, slots });
      scorers.set(field.code, fresh);
      return fresh;
    },
  };
  return reader;
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
