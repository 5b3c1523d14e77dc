import { HELD_OUT_SCOPE, unpackEvidence } from '../engine/model/held-out.js';
import type { ModelSource } from '../engine/types.js';
import { type AcceptanceRules, acceptanceRules } from './acceptance-rules.js';
import type { RulesOf } from './decided-llm.js';

/**
 * The rules of policies over what was learnt, made once for each precision, and anew when something else was learnt.
 * @param heldOut the packed evidence of what was learnt first, where it could not be kept
 */
export function rulesSource(models: () => ModelSource, heldOut?: string): RulesOf {
  const first = models();
  let current: { readonly models: ModelSource; readonly rules: Map<string, AcceptanceRules> } | undefined;
  return ({ precision, audit }) => {
    if (precision === undefined) return undefined;
    const now = models();
    if (current?.models !== now) current = { models: now, rules: new Map() };
    const key = `${precision} ${audit}`;
    const known = current.rules.get(key);
    if (known) return known;
    const body = now.read(HELD_OUT_SCOPE) ?? (now === first ? heldOut : undefined);
    const rules = acceptanceRules({ precision, audit, evidence: unpackEvidence(body), audits: now.audits?.() ?? [] });
    current.rules.set(key, rules);
    return rules;
  };
}
