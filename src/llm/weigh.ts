import type { Choice } from '../engine/types.js';
import type { Field, Value } from '../fields/field.js';
import { acceptAnswer, identicalValues } from './accept-answer.js';
import type { Answer } from './answer.js';
import type { LlmRequest } from './llm.js';

/** What the engine reads of a field: all that it may have, null among it. */
export interface ValueDistribution {
  readonly field: Field;
  readonly choices: readonly Choice[];
}

/** How probable a value is that the engine did not think of. */
const UNFORESEEN = 0.05;
/** Among how many values the wrong answers of a model fall. */
const WRONG_VALUES = 3;
/** From this chance on a value is better than nothing. */
const LEAST = 0.4;

/** Whether a model can say anything that changes the engine's answer; true where the engine has no choices to tell. */
export function canMatter(answer: Pick<Answer, 'value'>, { choices }: ValueDistribution, trust: number): boolean {
  const [first, second] = choices.toSorted((a, b) => b.confidence - a.confidence);
  if (!first || !identicalValues(first.value, answer.value)) return true;
  return Math.max(second?.confidence ?? 0, UNFORESEEN) * trust > first.confidence * beliefInOthers(trust);
}

/**
 * Weighs a model's answer against what the engine reads, after Bayes: each value has the engine's chance, times how
 * probable it makes what the model said, `trust` for the value said and what is left of 1 for all others. A failed answer
 * stays as it is.
 */
export function weigh(
  answer: Answer,
  { field, choices }: ValueDistribution,
  request: LlmRequest,
  trust: number,
): Answer {
  if (answer.status !== 'found' && answer.status !== 'absent') return answer;
  const isVote = answer.reason === undefined;
  const isSaid = ({ value }: Choice) => isVote && identicalValues(value, answer.value);
  const scored = choices.map((choice) => ({
    choice,
    score: choice.confidence * (isSaid(choice) ? trust : beliefInOthers(trust)),
  }));
  if (isVote && !choices.some(isSaid))
    scored.push({ choice: { value: answer.value, confidence: UNFORESEEN }, score: UNFORESEEN * trust });
  const best = bestOf(scored);
  const { value, evidence, confidence } = best;
  if (isSaid(best)) return { ...answer, confidence };
  const raw = { field: field.code, raw: value, confidence, ...(evidence && { span: evidence }) };
  return { ...spentOn(answer), ...acceptAnswer(field, raw, { ...request, examples: [] }), connector: 'offline' };
}

/** How probable the engine takes a value to be, null among them. */
export function chanceIn({ choices }: ValueDistribution, value: Value): number {
  return (
    choices.find((choice) => identicalValues(choice.value, value))?.confidence ?? (value === null ? 0 : UNFORESEEN)
  );
}

/**
 * How probable an answer is by what the engine reads alone: its chance beside those of all others, where `trust` of the
 * answers are right.
 */
export function agreement(answer: Pick<Answer, 'value'>, { choices }: ValueDistribution, trust: number): number {
  const chance = choices.find(({ value }) => identicalValues(value, answer.value))?.confidence ?? UNFORESEEN;
  const others = choices.filter(({ value }) => !identicalValues(value, answer.value));
  const against = others.reduce((sum, { confidence }) => sum + confidence, 0) * beliefInOthers(trust);
  return (chance * trust) / (chance * trust + against || 1);
}

function beliefInOthers(trust: number): number {
  return (1 - trust) / WRONG_VALUES;
}

/** The most probable value, or nothing when it is not probable enough. */
function bestOf(scored: readonly { readonly choice: Choice; readonly score: number }[]): Choice {
  const total = scored.reduce((sum, { score }) => sum + score, 0);
  const chances = scored.map(({ choice, score }) => ({ ...choice, confidence: score / total }));
  const [best] = chances.filter(({ value }) => value !== null).sort((a, b) => b.confidence - a.confidence);
  if (best && best.confidence >= LEAST) return best;
  return chances.find(({ value }) => value === null) ?? { value: null, confidence: 0 };
}

/** All of an answer but what it says. */
function spentOn({ evidence, ungrounded, reason, model, chance, ...rest }: Answer): Answer {
  return rest;
}
