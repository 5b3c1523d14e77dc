import type { RawAnswer } from '../chain-of-thoughts/types.js';
import type { Engine, EngineAnswer } from '../engine/types.js';
import type { Connector } from './types.js';

/** Answers through the offline engine: no model, no network, nothing to pay. */
export function offlineConnector(engine: Engine): Connector {
  return {
    name: 'offline',
    free: true,
    async complete({ question: { fields, description } }) {
      const answers = engine.answer(fields, description);
      const values = Object.fromEntries(answers.map(({ field, value }) => [field, value]));
      return { text: JSON.stringify(values), answers: answers.map(rawAnswer) };
    },
  };
}

function rawAnswer({ field, value, confidence, evidence }: EngineAnswer): RawAnswer {
  return { field, raw: value, confidence, ...(evidence && { span: evidence, quote: evidence.text }) };
}
