import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stop } from '../async/stop.js';
import type { Engine, EngineAnswer } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import { acceptAnswer } from './accept-answer.js';
import type { Answer } from './answer.js';
import type { Llm, LlmRequest } from './llm.js';

/** Milliseconds for which work may keep timers, signals and other answers waiting. */
const LONGEST_TURN = 20;

/** A composition that the offline engine answers by itself: at once, with no prompt to write and no call to count. */
export function engineLlm(name: string, engine: Engine, preview: Llm['preview']): Llm {
  return {
    name,
    connector: 'offline',
    engineName: name,
    groupSize: Number.MAX_SAFE_INTEGER,
    prepare: (fields, request) => prepareEngine(engine, fields, request),
    answerLocally: (fields, request) => engineAnswers(name, engine, fields, request),
    async ask(fields, request) {
      for (const answer of engineAnswers(name, engine, fields, request)) request.emit(answer);
    },
    preview,
    check: async () => undefined,
    close: async () => undefined,
  };
}

/** Has the engine read a long text, or one for many fields, in turns with others. */
export function prepareEngine(
  engine: Engine,
  fields: readonly Field[],
  { description, signal }: LlmRequest,
): Promise<unknown> | undefined {
  const steps = engine.prepare?.(fields, description);
  return steps && inTurns(steps, signal);
}

/** Does work that says where it may be interrupted, and lets others have their turn; leaves off when it is given up. */
async function inTurns<Result>(work: Generator<void, Result>, stop: Stop): Promise<Result | undefined> {
  for (let since = performance.now(); !stop.aborted; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST_TURN) continue;
    await nextTurn();
    since = performance.now();
  }
  return undefined;
}

/** The engine's answers, accepted as any other. */
export function engineAnswers(
  name: string,
  engine: Engine,
  fields: readonly Field[],
  request: Pick<LlmRequest, 'description' | 'policy'>,
): readonly Answer[] {
  const own = engine.answer(fields, request.description);
  return fields.flatMap((field, index) => {
    const answer = own[index];
    return answer ? [acceptedByField(name, field, answer, request)] : [];
  });
}

/** What a field accepts of an answer of the engine. */
export function acceptedByField(
  name: string,
  field: Field,
  { value, confidence, evidence, reason, example }: EngineAnswer,
  { description, policy }: Pick<LlmRequest, 'description' | 'policy'>,
): Answer {
  const raw = { field: field.code, raw: value, confidence, ...(evidence && { span: evidence }) };
  const accepted = acceptAnswer(field, raw, { description, examples: [], policy });
  const why = accepted.status === 'absent' && reason !== undefined ? { reason } : {};
  const source = example === undefined ? {} : sourceOf(example, accepted);
  return { field: field.code, ...accepted, ...why, ...source, llm: name, connector: 'offline' };
}

/** Which example an answer comes from; where the text does not say it, it is told in words. */
function sourceOf(example: number, { ungrounded, reason }: Pick<Answer, 'ungrounded' | 'reason'>) {
  const said = ungrounded ? 'an example of this text says so, not the text itself' : reason;
  return { examples: [example], ...(said !== undefined && { reason: said }) };
}
