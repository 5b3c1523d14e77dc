import type { Outcome } from './outcome.js';
import { isError } from './outcome.js';
import type { ScoredAnswer, Trial } from './trial.js';

/** An answer of an earlier run, as `eval --output` keeps it. */
export interface EarlierOutcome {
  readonly id: string;
  readonly field: string;
  readonly llm: string;
  readonly value: unknown;
  readonly outcome: Outcome;
}

/** An answer that came out otherwise than in the earlier run. */
export interface ChangedAnswer {
  readonly change: 'better' | 'worse';
  readonly id: string;
  readonly field: string;
  readonly llm: string;
  readonly before: unknown;
  readonly now: unknown;
  readonly accepted: readonly unknown[] | null;
  readonly text: string;
}

/**
 * What got better and worse since an earlier run, the worse first. An answer is held against that of the same composition,
 * or of the only one that was measured then.
 */
export function changedAnswers(
  earlier: readonly EarlierOutcome[],
  answers: readonly ScoredAnswer[],
  trials: readonly Trial[],
): readonly ChangedAnswer[] {
  const systems = new Set(earlier.map(({ llm }) => llm));
  const keyOf = (llm: string, id: string, field: string) => JSON.stringify([systems.size === 1 ? '' : llm, id, field]);
  const known = new Map(earlier.map((one) => [keyOf(one.llm, one.id, one.field), one]));
  const texts = new Map(trials.map(({ id, description }) => [id, description]));
  const changed = answers.flatMap(({ id, slot, llm, answer, outcome }): ChangedAnswer[] => {
    const before = known.get(keyOf(llm, id, slot.field.code));
    if (!before || isError(before.outcome) === isError(outcome)) return [];
    const { accepted, field } = slot;
    const common = { id, field: field.code, llm, before: before.value, now: answer.value, accepted };
    return [{ change: isError(outcome) ? 'worse' : 'better', ...common, text: texts.get(id) ?? '' }];
  });
  return changed.sort((a, b) => b.change.localeCompare(a.change));
}
