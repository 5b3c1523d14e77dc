import type { Choice } from '../engine/types.js';
import type { Field, Value } from '../fields/field.js';
import { identicalValues } from './accept-answer.js';
import type { Answer } from './answer.js';

/** What the engine reads of a field: all that it may have, null among it. */
export interface ValueDistribution {
  readonly field: Field;
  readonly choices: readonly Choice[];
}

/** How probable a value is that the engine did not think of. */
const UNFORESEEN = 0.05;
/** Among how many values the wrong answers of a model fall. */
const WRONG_VALUES = 3;
/** From this chance on a value about which two readers disagree is better than nothing. */
const LEAST = 0.4;

/** Whether a model can say anything that changes the engine's answer; true where the engine has no choices to tell. */
export function canMatter(answer: Pick<Answer, 'value'>, distribution: ValueDistribution, trust: number): boolean {
  const { choices } = distribution;
  if (choices.length === 0) return true;
  const others = choices.filter(({ value }) => !identicalValues(value, answer.value));
  const likeliest = Math.max(UNFORESEEN, ...others.map(({ confidence }) => confidence));
  return likeliest * trust > chanceIn(distribution, answer.value) * beliefInOthers(trust);
}

/**
 * Weighs a model's answer against the engine's own, after Bayes: each value has the engine's chance, times how probable it
 * makes what the model said, `trust` for the value said and what is left of 1 for all others. The engine's answer stands
 * unless the one said is then more probable, and where the model's words said nothing usable (`reason`). A failed answer
 * stays as it is.
 */
export function weigh(answer: Answer, own: Answer, distribution: ValueDistribution, trust: number): Answer {
  if (answer.status !== 'found' && answer.status !== 'absent') return answer;
  const kept = { ...spentOn(answer), ...own };
  if (answer.reason !== undefined) return kept;
  const chanceOf = (value: Value) =>
    chanceIn(distribution, value) * (identicalValues(value, answer.value) ? trust : beliefInOthers(trust));
  const unforeseen = distribution.choices.every(({ value }) => !identicalValues(value, answer.value));
  const total = distribution.choices.reduce((sum, { value }) => sum + chanceOf(value), 0);
  const all = total + (unforeseen ? UNFORESEEN * trust : 0);
  const best = chanceOf(answer.value) > chanceOf(own.value) || identicalValues(answer.value, own.value) ? answer : kept;
  const confidence = chanceOf(best.value) / all;
  if (best.value !== null && confidence < LEAST)
    return {
      ...spentOn(answer),
      value: null,
      status: 'absent',
      confidence: chanceOf(null) / all,
      connector: 'offline',
    };
  return { ...best, confidence };
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

/** All of an answer but what it says. */
function spentOn({ evidence, ungrounded, reason, model, chance, ...rest }: Answer): Answer {
  return rest;
}
