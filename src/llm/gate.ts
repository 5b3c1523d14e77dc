import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import { judge } from './judge.js';
import type { Llm, LlmRequest } from './llm.js';

/** From this confidence on, the engine's answer stands and the model is not asked. */
const SURE = 0.9;

/** A composition that lets the offline engine answer what it is sure of, and asks another one for the rest. */
export function gateLlm(name: string, engine: Engine, inner: Llm, sure = SURE): Llm {
  return {
    ...inner,
    name,
    connector: `offline, then ${inner.connector}`,
    presume: (fields, request) => [
      ...sureAnswers(name, engine, fields, request, sure),
      ...inner.presume(fields, request),
    ],
  };
}

function sureAnswers(name: string, engine: Engine, fields: readonly Field[], request: LlmRequest, sure: number) {
  const { description, grounded } = request;
  const answers = engine.answer(fields, description);
  return answers.flatMap((answer, index): Answer[] => {
    const field = fields[index];
    if (!field || answer.confidence < sure) return [];
    const raw = { field: field.code, raw: answer.value, confidence: answer.confidence, span: answer.evidence };
    const judged = judge(field, raw, { description, examples: [], grounded });
    return judged.status === 'failed' ? [] : [{ field: field.code, ...judged, llm: name, connector: 'offline' }];
  });
}
