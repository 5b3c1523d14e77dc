import { once } from '../memoize.js';
import type { Answer } from './answer.js';
import type { LlmRequest } from './llm.js';
import { type ModelCalibration, modelConfidence, PRESUMED } from './model-calibration.js';
import { agreement, type ValueDistribution } from './weigh.js';

/** What an answer's confidence is read from. */
interface SurenessSources {
  readonly opinions: () => readonly ValueDistribution[];
  readonly calibration?: () => ModelCalibration;
}

type Sureness = Pick<Answer, 'confidence' | 'chance'>;

/** How often a model is presumed right that does not tell how probable its words are. */
const TRUST = 0.6;

/**
 * How sure a model's answers about a description are: by how probable its words were, else by what the engine reads there,
 * unless whoever asks weighs them against that anyway, or nobody wants to know. An answer that a word of the model did not
 * make (`reason`) has no chance.
 */
export function surenessIn(
  { opinions, calibration }: SurenessSources,
  { weighed, policy }: Pick<LlmRequest, 'weighed' | 'policy'>,
): (index: number, answer: Pick<Answer, 'value' | 'status' | 'reason' | 'confidence'>, chance?: number) => Sureness {
  const learnt = once(() => calibration?.() ?? PRESUMED);
  const isCompared = policy.evidence && !weighed;
  return (index, answer, chance) => {
    const { value, status, reason, confidence } = answer;
    if (confidence !== undefined || (status !== 'found' && status !== 'absent')) return {};
    const told = reason === undefined ? chance : undefined;
    if (told !== undefined) return { chance: told, confidence: modelConfidence(learnt(), told, value !== null) };
    const opinion = isCompared ? opinions()[index] : undefined;
    return opinion && opinion.choices.length > 0 ? { confidence: agreement(answer, opinion, TRUST) } : {};
  };
}
