import type { Llm } from '../llm/llm.js';
import type { AnswerThreads } from './answer-threads.js';

/** Products answered before threads are started: their start takes about as long. */
const PAYS_FROM = 1000;

/**
 * A composition that answers at once, by threads beside this one as well: they get what they can use, and this one
 * answers the rest.
 * @param start starts the threads, when there is enough to do for them
 */
export function threadedLlm(llm: Llm, start: () => AnswerThreads): Llm {
  let threads: AnswerThreads | undefined;
  let products = 0;
  return {
    ...llm,
    prepare: (fields, request) => (!threads || threads.isFull() ? llm.prepare?.(fields, request) : undefined),
    answerLocally(fields, request) {
      if (++products === PAYS_FROM) threads = start();
      return !threads || threads.isFull() ? llm.answerLocally(fields, request) : [];
    },
    async ask(fields, request) {
      if (!threads) return llm.ask(fields, request);
      const codes = fields.map(({ code }) => code);
      const { description, emit } = request;
      const policy = llm.grounded ? { ...request.policy, grounded: true } : request.policy;
      for (const answer of await threads.answer({ codes, description, policy })) emit(answer);
    },
    async close() {
      await threads?.close();
      await llm.close();
    },
  };
}
