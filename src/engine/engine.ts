import type { Field } from '../fields/field.js';
import { readText, type Text } from '../fields/text.js';
import type { Case } from './candidate.js';
import { casesOf, kindName, profileOf } from './case-maker.js';
import { settleClaims } from './claims.js';
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
      const readings = fields.map((field) => readField(field, text, modelOf(field), commonModel()));
      const numbers = readings.filter(({ field }) => field.type === 'number');
      const settled = settleClaims(
        numbers.map(({ cases, chances }) => ({ case: cases[0] as Case, chances: chances[0] ?? [] })),
      );
      const chancesOf = (reading: Reading) => {
        const place = numbers.indexOf(reading);
        return place < 0 ? reading.chances : [settled[place] ?? []];
      };
      return readings.map((reading) => answerOf(reading, chancesOf(reading), text, options.minConfidence));
    },
  };
}

/** A field's cases about one text, each with the probabilities of its candidates. */
interface Reading {
  readonly field: Field;
  readonly model: FieldModel;
  readonly cases: readonly Case[];
  readonly chances: readonly (readonly number[])[];
}

function readField(field: Field, text: Text, model: FieldModel, { generic, kinds }: CommonModel): Reading {
  const shared = [generic, kinds.get(kindName(field)) ?? new Map(), model.shared];
  const scorer: Scorer = { shared, own: model.own, slots: model.slots };
  const cases = casesOf(field, text, model.profile);
  return { field, model, cases, chances: cases.map((one) => probabilities(scorer, one)) };
}

function answerOf(
  { field, model, cases }: Reading,
  chances: Reading['chances'],
  text: Text,
  minConfidence?: number,
): EngineAnswer {
  const least = minConfidence ?? (model.examples < FEW ? LEAST_OF_FEW : LEAST);
  const verdict = verdictOf(field, cases, chances, least);
  return { field: field.code, value: verdict.value, confidence: verdict.probability, ...evidenceOf(verdict, text) };
}

function evidenceOf({ span }: Verdict, text: Text) {
  return span ? { evidence: { ...span, text: text.source.slice(span.start, span.end) } } : {};
}

function untaught(field: Field): FieldModel {
  return { profile: profileOf(field, []), examples: 0, shared: new Map(), own: new Map(), slots: new Map() };
}
