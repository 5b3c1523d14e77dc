import type { Field } from '../fields/field.js';
import type { Consumption } from './answer.js';
import type { LlmRequest } from './llm.js';

/** What is asked in a question, and for whom. */
interface Asked {
  readonly fields: readonly Field[];
  readonly request: LlmRequest;
}

/**
 * Where one question is asked about a description, it asks all of its fields, those too that need no answer: the question
 * then begins as those about other products do, and a few more tokens of an answer cost less than a prompt that no cache knows.
 * Only the fields that were asked for are answered.
 * @param most the most fields of a question
 */
export function wholeQuestion(fields: readonly Field[], request: LlmRequest, most: number): Asked {
  const { together = fields, several, hints, ...others } = request;
  if (several || together.length <= fields.length || together.length > most) return { fields, request };
  const codes = new Set(fields.map(({ code }) => code));
  const part = together.length / fields.length;
  return {
    fields: together,
    request: {
      ...others,
      emit: (answer) => {
        if (codes.has(answer.field))
          request.emit(answer.usage ? { ...answer, usage: timesOf(answer.usage, part) } : answer);
      },
    },
  };
}

function timesOf(usage: Consumption, part: number): Consumption {
  const shares = Object.entries(usage).map(([key, value]) => [key, value * part]);
  return Object.fromEntries(shares) as unknown as Consumption;
}
