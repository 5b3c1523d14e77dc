import { outcomeOf } from '../../src/evaluation/outcome.js';
import { kindOfSlot, type ScoredAnswer, type Trial } from '../../src/evaluation/trial.js';
import type { Field, Value } from '../../src/fields/field.js';
import type { Answer } from '../../src/llm/answer.js';

/** A product with what is right for each of its fields. */
export function makeTrial(
  id: string,
  slots: readonly (readonly [field: Field, accepted: readonly Value[] | null])[],
  description = `product ${id}`,
): Trial {
  return { id, description, slots: slots.map(([field, accepted]) => ({ field, kind: kindOfSlot(field), accepted })) };
}

/** What a composition says of a product, in the order of its slots; null is nothing. */
export function scored(
  llm: string,
  trial: Trial,
  answers: readonly (Value | Partial<Answer>)[],
): readonly ScoredAnswer[] {
  return trial.slots.map((slot, place) => {
    const given = answers[place] ?? null;
    const known = isAnswer(given) ? given : { value: given };
    const value = known.value ?? null;
    const answer: Answer = {
      field: slot.field.code,
      status: value === null ? 'absent' : 'found',
      ...known,
      value,
    };
    return { id: trial.id, slot, llm, answer, outcome: outcomeOf(value, slot.accepted) };
  });
}

function isAnswer(given: Value | Partial<Answer>): given is Partial<Answer> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
