import { findEvidence } from '../../fields/evidence.js';
import type { Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import type { AnswerStatus } from '../../llm/answer.js';
import type { Evaluation } from '../evaluation.js';
import { isError, type Outcome } from '../outcome.js';
import type { ScoredAnswer } from '../trial.js';

/** What a page needs to show the errors; answers that are right stand beside the wrong ones of the same slot. */
export interface ErrorData {
  readonly llms: readonly string[];
  /** Labels by field code. */
  readonly labels: Readonly<Record<string, string>>;
  /** Descriptions by product id. */
  readonly products: Readonly<Record<string, string>>;
  readonly errors: readonly SlotErrors[];
}

/** One field of one product that at least one composition got wrong. */
export interface SlotErrors {
  readonly id: string;
  readonly field: string;
  readonly kind: string;
  readonly accepted: readonly Value[] | null;
  /** Where the accepted values stand in the description. */
  readonly stated?: readonly Span[];
  readonly answers: readonly SlotAnswer[];
}

/** UTF-16 offsets, end exclusive. */
type Span = readonly [start: number, end: number];

interface SlotAnswer {
  readonly llm: string;
  readonly value: Value;
  readonly status: AnswerStatus;
  readonly outcome: Outcome;
  readonly evidence?: Span;
  readonly confidence?: number;
  readonly connector?: string;
  readonly reason?: string;
}

/** Collects the slots with errors, product by product. */
export function errorData({ trials, results }: Evaluation): ErrorData {
  const bySlot = new Map<string, ScoredAnswer[]>();
  for (const answer of results.flatMap(({ answers }) => answers)) {
    const key = JSON.stringify([answer.id, answer.slot.field.code]);
    bySlot.set(key, [...(bySlot.get(key) ?? []), answer]);
  }
  const descriptions = new Map(trials.map(({ id, description }) => [id, description]));
  const wrong = [...bySlot.values()].filter((answers) => answers.some(({ outcome }) => isError(outcome)));
  const errors = wrong.flatMap((answers) => slotErrors(answers, descriptions));
  return {
    llms: results.map(({ llm }) => llm),
    labels: Object.fromEntries(wrong.flat().map(({ slot }) => [slot.field.code, slot.field.label])),
    products: Object.fromEntries(errors.map(({ id }) => [id, descriptions.get(id) ?? ''])),
    errors,
  };
}

function slotErrors(answers: readonly ScoredAnswer[], descriptions: ReadonlyMap<string, string>): SlotErrors[] {
  const [first] = answers;
  if (!first) return [];
  const { id, slot } = first;
  const text = readText(descriptions.get(id) ?? '');
  const stated = (slot.accepted ?? []).flatMap((value): Span[] => {
    const evidence = findEvidence(slot.field, value, text);
    return evidence ? [[evidence.start, evidence.end]] : [];
  });
  return [
    {
      id,
      field: slot.field.code,
      kind: slot.kind,
      accepted: slot.accepted,
      ...(stated.length > 0 && { stated }),
      answers: answers.map(slotAnswer),
    },
  ];
}

function slotAnswer({ llm, outcome, answer }: ScoredAnswer): SlotAnswer {
  const { value, status, evidence, confidence, connector, reason } = answer;
  return {
    llm,
    value,
    status,
    outcome,
    ...(evidence && { evidence: [evidence.start, evidence.end] as const }),
    ...(confidence !== undefined && { confidence: Math.round(confidence * 1000) / 1000 }),
    ...(connector !== undefined && { connector }),
    ...(reason !== undefined && { reason }),
  };
}
