import type { HeldOutEvidence } from '../engine/model/held-out.js';
import type { AuditOutcome } from '../examples/audit-outcome.js';
import { acceptThreshold, answersMissing, fewestAnswers, type KnownOutcome } from './accept-threshold.js';
import { auditShare } from './audit-share.js';
import { contradicts, raisedThreshold } from './raised-threshold.js';

/** What decides whether an answer is accepted; plain data, which threads can be given. */
export interface AcceptanceRules {
  readonly precision: number;
  /** The least confidence of an accepted answer, by field; a field without one has none accepted. */
  readonly thresholds: ReadonlyMap<string, number>;
  /** From which part of unknown words in a title on, above 0, a text is too unlike the examples. */
  readonly mostNovel: number;
  readonly titleWords: ReadonlySet<string>;
  /** The part of the accepted that is drawn for an audit, 0 to 1. */
  readonly audit: number;
  /** About how many more reviewed values would let some be accepted; 0 where there are enough, undefined where none would. */
  readonly missing: number | undefined;
  /** Set where audits contradict the promise, so that the thresholds were raised. */
  readonly raised: boolean;
}

/** What rules are made from. */
export interface RulesInput {
  readonly precision: number;
  readonly evidence: HeldOutEvidence | undefined;
  readonly audits: readonly AuditOutcome[];
  /** The part of the accepted to audit; undefined leaves it to what the audits have said. */
  readonly audit?: number | undefined;
}

/** The part of known texts that are taken for unknown ones. */
const FALSE_ALARMS = 0.03;

/**
 * The rules that keep a promise: one threshold for all fields together, shown by the held-out answers of all of them, and
 * raised for a field, or for a kind of field where the field has too few answers, whose own answers contradict it; then
 * once more for all where audits do.
 */
export function acceptanceRules({ precision, evidence, audits, audit }: RulesInput): AcceptanceRules {
  const answers = evidence?.answers ?? [];
  const shown = acceptThreshold(answers, precision);
  const base = shown === undefined ? undefined : raisedThreshold(shown, audits, precision);
  const judged = shown === undefined ? [] : audits.filter(({ confidence }) => confidence >= shown);
  const mistakes = judged.filter(({ right }) => !right).length;
  const thresholds = base === undefined ? new Map<string, number>() : thresholdsOf(base, answers, audits, precision);
  return {
    precision,
    thresholds,
    mostNovel: highOf(evidence?.novelties ?? []),
    titleWords: new Set(evidence?.titleWords),
    audit: audit ?? auditShare(judged.length, mistakes, precision),
    missing: answersMissing(answers, precision),
    raised: contradicts(mistakes, judged.length, precision),
  };
}

function thresholdsOf(
  base: number,
  answers: HeldOutEvidence['answers'],
  audits: readonly AuditOutcome[],
  precision: number,
): ReadonlyMap<string, number> {
  const fields = groupBy(answers, ({ field }) => field);
  const kinds = groupBy(answers, ({ kind }) => kind);
  const ofKinds = new Map([...kinds].map(([kind, own]) => [kind, raisedThreshold(base, own, precision)]));
  const thresholds = new Map<string, number>();
  for (const [field, own] of fields) {
    const hasEnough = own.length >= fewestAnswers(precision);
    const from = hasEnough ? base : (ofKinds.get(own[0]?.kind ?? '') ?? Infinity);
    const audited: readonly KnownOutcome[] = audits.filter((one) => one.field === field);
    const raised = raisedThreshold(raisedThreshold(from, own, precision), audited, precision);
    if (raised <= 1) thresholds.set(field, raised);
  }
  return thresholds;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What hardly any known text exceeds. */
function highOf(rising: readonly number[]): number {
  return rising[Math.ceil((1 - FALSE_ALARMS) * rising.length) - 1] ?? 1;
}
