import type { Field } from '../fields/field.js';
import { readText, type Text } from '../fields/text.js';
import { casesOf, kindName, profileOf } from './case-maker.js';
import type { CommonModel, FieldModel } from './model.js';
import { unpack } from './pack.js';
import { PRIORS } from './priors.js';
import { probabilities, type Scorer } from './scorer.js';
import type { Engine, EngineAnswer, Weights } from './types.js';
import { type Verdict, verdictOf } from './verdict.js';

const LEAST = 0.4;
const LEAST_OF_FEW = 0.55;
const FEW = 20;

/** The engine over what was learnt; each part is read when its field is first asked for. `minConfidence` replaces the learnt threshold. */
export function createEngine(weights: Weights, options: { minConfidence?: number } = {}): Engine {
  let common: CommonModel | undefined;
  const models = new Map<string, FieldModel>();
  const commonModel = (): CommonModel => {
    if (common) return common;
    const body = weights.read('');
    const learnt = body === undefined ? { generic: new Map(), kinds: new Map() } : unpack<CommonModel>(body);
    common = { ...learnt, generic: new Map([...PRIORS, ...learnt.generic]) };
    return common;
  };
  const modelOf = (field: Field): FieldModel => {
    const known = models.get(field.code);
    if (known) return known;
    const body = weights.read(field.code);
    const model = body === undefined ? untaught(field) : unpack<FieldModel>(body);
    models.set(field.code, model);
    return model;
  };
  return {
    answer(fields, description) {
      const text = readText(description);
      return fields.map((field) => answerField(field, text, modelOf(field), commonModel(), options.minConfidence));
    },
  };
}

function answerField(
  field: Field,
  text: Text,
  model: FieldModel,
  { generic, kinds }: CommonModel,
  minConfidence?: number,
): EngineAnswer {
  const scorer: Scorer = {
    shared: [generic, kinds.get(kindName(field)) ?? new Map(), model.shared],
    own: model.own,
    slots: model.slots,
  };
  const cases = casesOf(field, text, model.profile);
  const least = minConfidence ?? (model.examples < FEW ? LEAST_OF_FEW : LEAST);
  const verdict = verdictOf(
    field,
    cases,
    cases.map((one) => probabilities(scorer, one)),
    least,
  );
  return { field: field.code, value: verdict.value, confidence: verdict.probability, ...evidenceOf(verdict, text) };
}

function evidenceOf({ span }: Verdict, text: Text) {
  return span ? { evidence: { ...span, text: text.source.slice(span.start, span.end) } } : {};
}

function untaught(field: Field): FieldModel {
  return { profile: profileOf(field, []), examples: 0, shared: new Map(), own: new Map(), slots: new Map() };
}
