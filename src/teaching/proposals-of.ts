import type { Field, Value } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';

/** What of a model's answers about one text may become examples. */
export interface ProposedValues {
  /** By the name of who said it: values by field code, null for "not stated". */
  readonly bySource: ReadonlyMap<string, Readonly<Record<string, Value>>>;
  /** Values that do not stand in the text, and answers that are no plain "not stated". */
  readonly leftOut: number;
  readonly unanswered: number;
}

/** Which values are kept that do not stand in their text. */
export interface ProposalRules {
  /** Options of lists, which a model may infer from all of a text; of a field that says so itself all values may be. */
  readonly inferred: boolean;
}

/** Sorts the answers of one text; what the offline engine said teaches it nothing. */
export function proposalsOf(
  fields: readonly (Field | string)[],
  answers: readonly Answer[],
  rules: ProposalRules,
): ProposedValues {
  const bySource = new Map<string, Record<string, Value>>();
  let [leftOut, unanswered] = [0, 0];
  answers.forEach((answer, index) => {
    const field = fields[index];
    if (answer.status !== 'found' && answer.status !== 'absent') unanswered++;
    else if (typeof field !== 'object' || answer.connector === 'offline') return;
    else if (!mayTeach(field, answer, rules)) leftOut++;
    else {
      const source = sourceOf(answer);
      const values = bySource.get(source) ?? {};
      bySource.set(source, values);
      values[field.code] = answer.value;
    }
  });
  return { bySource, leftOut, unanswered };
}

/** An absence that has a reason is no "not stated": what was said was not accepted, or stood elsewhere. */
function mayTeach({ options, inferred: isInferred }: Field, answer: Answer, { inferred }: ProposalRules): boolean {
  const { status, ungrounded, reason, absence } = answer;
  if (status === 'absent') return reason === undefined && (absence?.cause ?? 'not-stated') === 'not-stated';
  return !ungrounded || isInferred === true || (inferred && options.length > 0);
}

function sourceOf({ llm = '', model }: Answer): string {
  return model === undefined ? llm : `${llm} (${model})`;
}
