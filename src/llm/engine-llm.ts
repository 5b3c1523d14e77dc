import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import { acceptAnswer } from './accept-answer.js';
import type { Answer } from './answer.js';
import type { Llm, LlmRequest } from './llm.js';

/** A composition that the offline engine answers by itself: at once, with no prompt to write and no call to count. */
export function engineLlm(name: string, engine: Engine, preview: Llm['preview']): Llm {
  return {
    name,
    connector: 'offline',
    engineName: name,
    groupSize: Number.MAX_SAFE_INTEGER,
    answerLocally: (fields, request) => engineAnswers(name, engine, fields, request),
    async ask(fields, request) {
      for (const answer of engineAnswers(name, engine, fields, request)) request.emit(answer);
    },
    preview,
    check: async () => undefined,
    close: async () => undefined,
  };
}

/** The engine's answers, accepted as any other. */
export function engineAnswers(
  name: string,
  engine: Engine,
  fields: readonly Field[],
  { description, grounded }: LlmRequest,
): readonly Answer[] {
  return engine.answer(fields, description).flatMap(({ value, confidence, evidence }, index): Answer[] => {
    const field = fields[index];
    if (!field) return [];
    const raw = { field: field.code, raw: value, confidence, ...(evidence && { span: evidence }) };
    const accepted = acceptAnswer(field, raw, { description, examples: [], grounded });
    return [{ field: field.code, ...accepted, llm: name, connector: 'offline' }];
  });
}
