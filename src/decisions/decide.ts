import { noveltyOfTitle } from '../engine/model/held-out.js';
import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import { identicalValues } from '../llm/accept-answer.js';
import type { Answer } from '../llm/answer.js';
import { acceptedByField } from '../llm/engine-llm.js';
import { DEFAULT_POLICY } from '../llm/lookup-policy.js';
import type { AcceptanceRules } from './acceptance-rules.js';
import { isDrawn } from './audit-share.js';

/** What answers are decided by. */
export interface DecisionContext {
  readonly rules: AcceptanceRules;
  readonly engine: Engine;
  /** The fields that were answered together. */
  readonly fields: readonly Field[];
  readonly description: string;
}

/**
 * Says of each found value whether it may be taken unseen. What is known of how answers come true is known of the engine's
 * own: whoever answered, a value is accepted where the engine by itself would give just that and be sure enough of it.
 */
export function decideAnswers(answers: readonly Answer[], context: DecisionContext): readonly Answer[] {
  if (!answers.some(({ status }) => status === 'found')) return answers;
  const accepts = acceptedBy(context);
  const { description, rules } = context;
  return answers.map((answer): Answer => {
    if (answer.status !== 'found') return answer;
    if (!accepts(answer)) return { ...answer, decision: 'check' };
    const isAudited = isDrawn(description, answer.field, rules.audit);
    return { ...answer, decision: 'accept', ...(isAudited && { audit: true }) };
  });
}

/** Where the words stand is of no interest here. */
const VALUES_ONLY = { ...DEFAULT_POLICY, evidence: false };

function acceptedBy({ rules, engine, fields, description }: DecisionContext): (answer: Answer) => boolean {
  if (rules.thresholds.size === 0 || isUnlike(description, rules)) return () => false;
  const own = engine.answer(fields, description);
  // What nobody has confirmed is not among them.
  const values = new Map(
    fields.flatMap((field, index) => {
      const answer = own[index];
      if (!answer || answer.proposed) return [];
      return [[field.code, acceptedByField('', field, answer, { description, policy: VALUES_ONLY })] as const];
    }),
  );
  return ({ field, value }) => {
    const known = values.get(field);
    const threshold = rules.thresholds.get(field);
    if (known?.status !== 'found' || threshold === undefined) return false;
    return (known.confidence ?? 0) >= threshold && identicalValues(known.value, value);
  };
}

/** Whether a text is so far from the examples that they say nothing of how its answers come true. */
export function isUnlike(description: string, { mostNovel, titleWords }: AcceptanceRules): boolean {
  const novelty = noveltyOfTitle(description, titleWords);
  return novelty !== undefined && novelty > mostNovel;
}
