import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import { engineAnswers } from './engine-llm.js';
import type { Llm, LlmRequest } from './llm.js';

/** From this confidence on, the engine's answer stands and the model is not asked. */
const SURE = 0.9;

/** A composition that lets the offline engine answer what it is sure of, and asks another one for the rest. */
export function gateLlm(name: string, engine: Engine, inner: Llm, sure = SURE): Llm {
  const sureAnswers = (fields: readonly Field[], request: LlmRequest) =>
    engineAnswers(name, engine, fields, request, sure);
  const without = (fields: readonly Field[], answers: readonly Answer[]) => {
    const known = new Set(answers.map(({ field }) => field));
    return fields.filter(({ code }) => !known.has(code));
  };
  return {
    ...inner,
    name,
    connector: `offline, then ${inner.connector}`,
    preview: (fields, request) => inner.preview(without(fields, sureAnswers(fields, request)), request),
    presume(fields, request) {
      const answers = sureAnswers(fields, request);
      return [...answers, ...inner.presume(without(fields, answers), request)];
    },
  };
}
