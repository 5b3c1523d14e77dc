import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import { engineOpinions } from './engine-opinions.js';
import type { LlmRequest } from './llm.js';
import { type ModelCalibration, modelConfidence, PRESUMED } from './model-calibration.js';
import { agreement } from './weigh.js';

/** What an answer's confidence is read from. */
interface SurenessSources {
  readonly engine?: Engine;
  readonly calibration?: () => ModelCalibration;
}

type Sureness = Pick<Answer, 'confidence' | 'chance'>;

/** How often a model is presumed right that does not tell how probable its words are. */
const TRUST = 0.6;

/**
 * How sure a model's answers about a description are: by how probable its words were, else by what the engine reads there,
 * unless whoever asks weighs them against that anyway. An answer that a word of the model did not make (`reason`) has no chance.
 */
export function surenessIn(
  { engine, calibration }: SurenessSources,
  fields: readonly Field[],
  { description, weighed }: Pick<LlmRequest, 'description' | 'weighed'>,
): (index: number, answer: Pick<Answer, 'value' | 'status' | 'reason' | 'confidence'>, chance?: number) => Sureness {
  const learnt = once(() => calibration?.() ?? PRESUMED);
  const opinions = once(() => (engine && !weighed ? engineOpinions(engine, fields, description) : []));
  return (index, answer, chance) => {
    const { value, status, reason, confidence } = answer;
    if (confidence !== undefined || (status !== 'found' && status !== 'absent')) return {};
    const told = reason === undefined ? chance : undefined;
    if (told !== undefined) return { chance: told, confidence: modelConfidence(learnt(), told, value !== null) };
    const opinion = opinions()[index];
    return opinion && opinion.choices.length > 0 ? { confidence: agreement(answer, opinion, TRUST) } : {};
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
