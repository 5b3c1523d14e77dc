import type { Field } from '../fields/field.js';
import { groupsOf } from './groups-of.js';
import type { Llm, LlmRequest } from './llm.js';

/** Answers what a composition can tell without a question, and returns the questions that are left: the fields of each. */
export function questionsLeft(llm: Llm, fields: readonly Field[], request: LlmRequest): readonly (readonly Field[])[] {
  const answered = llm.answerLocally(fields, request);
  for (const answer of answered) request.emit(answer);
  const known = new Set(answered.map((answer) => answer.field));
  const open = known.size === 0 ? fields : fields.filter((field) => !known.has(field.code));
  return groupsOf(open, llm.groupSize);
}
