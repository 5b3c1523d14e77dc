import type { Answer, AnswerStatus } from '../llm/answer.js';
import { type AbsenceCounts, createAbsenceCounts } from './absence-counts.js';

/** How the answers of a field came out. `failed` counts all that is neither found nor absent. */
export interface AnswerCounts {
  readonly found: number;
  readonly absent: number;
  readonly failed: number;
}

/** Counts what became of products. */
export interface BatchCounts {
  readonly products: number;
  readonly all: AnswerCounts;
  /** By code, in the order in which fields were first answered. */
  readonly fields: ReadonlyMap<string, AnswerCounts>;
  /** The reasons for which fields were not answered, with how many there were of each. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Why fields had nothing, where the answers say it. */
  readonly absences: AbsenceCounts['fields'];
  add(answers: readonly Answer[]): void;
  /** Why nothing at all was answered, when servers refused the key of each of the first questions. */
  refused(): string | undefined;
}

/** Different reasons that are told apart; a message may name what is different each time. */
const MOST_REASONS = 50;

/** Questions whose refusal is no accident. */
const REFUSED = 5;
/** How a reason tells of it: HTTP 401 and 403. */
const KEY_REFUSED = /answered 40[13]\b/;

type Mutable = { -readonly [Key in keyof AnswerCounts]: number };

/** A tally that begins at nothing. */
export function createBatchCounts(): BatchCounts {
  const all = nothing();
  const fields = new Map<string, Mutable>();
  const reasons = new Map<string, number>();
  const absences = createAbsenceCounts();
  const refusals: string[] = [];
  let products = 0;

  const addReason = ({ status, reason }: Answer) => {
    const why = reason ? `${status}: ${reason}` : status;
    if (reasons.has(why) || reasons.size < MOST_REASONS) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  };

  return {
    get products() {
      return products;
    },
    all,
    fields,
    reasons,
    absences: absences.fields,
    add(answers) {
      products++;
      for (const answer of answers) {
        const kind = kindOf(answer.status);
        const field = fields.get(answer.field) ?? nothing();
        fields.set(answer.field, field);
        field[kind]++;
        all[kind]++;
        if (kind === 'failed') addReason(answer);
        if (kind === 'absent') absences.add(answer);
        if (kind === 'failed' && KEY_REFUSED.test(answer.reason ?? '')) refusals.push(answer.reason ?? '');
      }
    },
    refused: () =>
      refusals.length >= REFUSED && refusals.length === all.failed + all.found + all.absent ? refusals[0] : undefined,
  };
}

function nothing(): Mutable {
  return { found: 0, absent: 0, failed: 0 };
}

function kindOf(status: AnswerStatus): keyof AnswerCounts {
  return status === 'found' || status === 'absent' ? status : 'failed';
}
