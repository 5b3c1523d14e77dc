import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import { judge } from './judge.js';
import type { Llm, LlmRequest } from './llm.js';

/** A composition that the offline engine answers by itself: at once, with no prompt to write and no call to count. */
export function engineLlm(name: string, engine: Engine, preview: Llm['preview']): Llm {
  return {
    name,
    connector: 'offline',
    engineName: name,
    groupSize: Number.MAX_SAFE_INTEGER,
    presume: (fields, request) => engineAnswers(name, engine, fields, request),
    async ask(fields, request) {
      for (const answer of engineAnswers(name, engine, fields, request)) request.settle(answer);
    },
    preview,
    check: async () => undefined,
    close: async () => undefined,
  };
}

/** The engine's answers of at least a confidence, judged as any other; one that the field refuses is left out when a confidence is asked for. */
export function engineAnswers(
  name: string,
  engine: Engine,
  fields: readonly Field[],
  { description, grounded }: LlmRequest,
  sure = 0,
): readonly Answer[] {
  return engine.answer(fields, description).flatMap(({ value, confidence, evidence }, index): Answer[] => {
    const field = fields[index];
    if (!field || confidence < sure) return [];
    const raw = { field: field.code, raw: value, confidence, ...(evidence && { span: evidence }) };
    const judged = judge(field, raw, { description, examples: [], grounded });
    if (sure > 0 && judged.status === 'failed') return [];
    return [{ field: field.code, ...judged, llm: name, connector: 'offline' }];
  });
}
