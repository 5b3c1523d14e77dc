import type { Choice } from '../engine/types.js';
import type { Field, Value } from '../fields/field.js';
import type { Answer } from './answer.js';
import { judge } from './judge.js';
import type { LlmRequest } from './llm.js';

/** What the engine reads of a field: all that it may have, null among it. */
export interface Opinion {
  readonly field: Field;
  readonly choices: readonly Choice[];
}

/** How probable a value is that the engine did not think of. */
const UNFORESEEN = 0.05;
/** Among how many values the wrong answers of a model fall. */
const WRONG_VALUES = 3;

/**
 * Weighs a model's answer against what the engine reads, after Bayes: each value has the engine's chance, times how
 * probable it makes what the model said, `trust` for the value said and what is left of 1 for all others. A failed answer
 * stays as it is.
 */
export function weigh(answer: Answer, { field, choices }: Opinion, request: LlmRequest, trust: number): Answer {
  if (answer.status !== 'found' && answer.status !== 'absent') return answer;
  const said = answer.reason === undefined ? keyOf(answer.value) : undefined;
  const scores = choices.map((choice) => ({
    choice,
    score: choice.confidence * (keyOf(choice.value) === said ? trust : (1 - trust) / WRONG_VALUES),
  }));
  const foreseen = scores.find(({ choice }) => keyOf(choice.value) === said);
  const unforeseen = foreseen || said === undefined ? 0 : UNFORESEEN * trust;
  const own = foreseen?.score ?? unforeseen;
  const [best] = scores.toSorted((a, b) => b.score - a.score);
  const total = scores.reduce((sum, { score }) => sum + score, unforeseen);
  if (!best || best.score <= own) return { ...answer, confidence: own / total };
  return { ...spentOn(answer), ...engineAnswer(field, best.choice, request, best.score / total), connector: 'offline' };
}

/** All of an answer but what it says. */
function spentOn({ evidence, ungrounded, reason, model, ...rest }: Answer): Answer {
  return rest;
}

function engineAnswer(field: Field, { value, evidence }: Choice, request: LlmRequest, confidence: number) {
  const raw = { field: field.code, raw: value, confidence, ...(evidence && { span: evidence }) };
  return judge(field, raw, { ...request, examples: [] });
}

function keyOf(value: Value): string {
  return JSON.stringify(value);
}
