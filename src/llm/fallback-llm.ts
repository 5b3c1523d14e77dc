import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import type { Llm, LlmRequest } from './llm.js';
import { questionsLeft } from './questions-left.js';

/** A composition that asks the next of several for the fields that the ones before it failed to answer; an absent value is an answer. */
export function fallbackLlm(name: string, first: Llm, others: readonly Llm[]): Llm {
  const chain = [first, ...others];
  return {
    ...first,
    name,
    // What the engine does not answer is asked of the others.
    engineName: undefined,
    grounded: undefined,
    permits: chain.every((llm) => llm.permits ?? llm.engineName) ? first.permits : undefined,
    ask: (fields, request) => askFrom(chain, fields, request),
    async check(signal) {
      const problems = await Promise.all(chain.map((llm) => llm.check(signal)));
      return problems.includes(undefined) ? undefined : problems[0];
    },
    async close() {
      await Promise.all(chain.map((llm) => llm.close()));
    },
  };
}

async function askFrom([llm, ...rest]: readonly Llm[], fields: readonly Field[], request: LlmRequest): Promise<void> {
  if (!llm) return;
  if (rest.length === 0) return askInGroups(llm, fields, request);
  const failed: Answer[] = [];
  await askInGroups(llm, fields, {
    ...request,
    ...leavingTime(request),
    emit: (answer) => (answer.status === 'failed' ? failed.push(answer) : request.emit(answer)),
  });
  const codes = new Set(failed.map((answer) => answer.field));
  if (codes.size > 0)
    await askFrom(
      rest,
      fields.filter((field) => codes.has(field.code)),
      withReasons(request, failed),
    );
}

/** The part of the time that is left in which a composition is waited for when others stand behind it. */
const SHARE = 2 / 3;

/** A server that hangs leaves the others no time unless it is given up before the deadline. */
function leavingTime({ deadline }: LlmRequest): Pick<LlmRequest, 'deadline'> {
  if (deadline === undefined) return {};
  const now = performance.now();
  return { deadline: now + SHARE * (deadline - now) };
}

/** What a gate of a fallback is sure of is not asked there either. */
async function askInGroups(llm: Llm, fields: readonly Field[], request: LlmRequest): Promise<void> {
  await llm.prepare?.(fields, request);
  if (request.signal.aborted) return;
  const groups = questionsLeft(llm, fields, request);
  await Promise.all(groups.map((group) => llm.ask(group, { ...request, several: groups.length > 1 })));
}

/** A last failure tells of the earlier ones too, so that none is hidden. */
function withReasons(request: LlmRequest, earlier: readonly Answer[]): LlmRequest {
  const reasons = new Map(earlier.map((answer) => [answer.field, `${answer.llm}: ${answer.reason}`]));
  return {
    ...request,
    emit(answer) {
      const before = answer.status === 'failed' && reasons.get(answer.field);
      request.emit(before ? { ...answer, reason: `${before}; ${answer.llm}: ${answer.reason}` } : answer);
    },
  };
}
