import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import type { Llm, LlmRequest } from '../llm/llm.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import type { AcceptanceRules } from './acceptance-rules.js';
import { decideAnswers } from './decide.js';

/** The rules of a policy; undefined where it asks for no precision. */
export type RulesOf = (policy: LookupPolicy) => AcceptanceRules | undefined;

/** A composition whose found values are decided, where a precision is asked for. */
export function decidedLlm(llm: Llm, engine: Engine, rulesOf: RulesOf): Llm {
  const decide = (answers: readonly Answer[], fields: readonly Field[], { policy, description }: LlmRequest) => {
    const rules = rulesOf(policy);
    return rules ? decideAnswers(answers, { rules, engine, fields, description }) : answers;
  };
  return {
    ...llm,
    answerLocally: (fields, request) => decide(llm.answerLocally(fields, request), fields, request),
    ask(fields, request) {
      if (!rulesOf(request.policy)) return llm.ask(fields, request);
      const emit = (answer: Answer) => {
        for (const decided of decide([answer], fields, request)) request.emit(decided);
      };
      return llm.ask(fields, { ...request, emit });
    },
  };
}
