import type { RawAnswer } from '../chain-of-thoughts/types.js';
import { CUT_NOTE } from '../connectors/answer-text.js';
import type { Example } from '../examples/example.js';
import type { ExampleKnowledge } from '../examples/example-knowledge.js';
import type { Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { acceptAnswer } from './accept-answer.js';
import type { Answer } from './answer.js';
import { doubtAnswers } from './doubt-answers.js';
import type { LlmRequest } from './llm.js';
import type { ModelCalibration } from './model-calibration.js';
import { surenessIn } from './model-sureness.js';
import { oneFieldPerNumber } from './one-field-per-number.js';
import type { ValueDistribution } from './weigh.js';

/** What a completion says, and what it was asked with. */
export interface CompletionReading {
  readonly examples: readonly Example[];
  /** One per field. */
  readonly answers: readonly RawAnswer[];
  /** Of the words for each field, where they are known. */
  readonly chances: readonly (number | undefined)[];
  /** Whether the completion ended at the limit of tokens. */
  readonly cut?: boolean;
}

/** What answers are held against, besides the text. */
interface AnswerReferences {
  /** What the engine reads of each field; of none where there is no engine. */
  readonly opinions: () => readonly ValueDistribution[];
  readonly knowledge?: ExampleKnowledge;
  readonly calibration?: () => ModelCalibration;
  /** How often the model is right where the engine reads otherwise, 0 to 1; default 1: its word stands. */
  readonly trust?: number | undefined;
}

type FieldAnswer = Omit<Answer, 'field'>;

/**
 * The answers of a question as the fields accept them, with how sure they are; undefined for a field of several that the
 * completion says nothing readable about.
 */
export function acceptAnswers(
  references: AnswerReferences,
  fields: readonly Field[],
  request: Pick<LlmRequest, 'description' | 'policy' | 'weighed'>,
  { examples, answers, chances, cut }: CompletionReading,
): readonly (FieldAnswer | undefined)[] {
  const { description, policy } = request;
  const mayInfer = (field: Field) => isInferable(field, references.knowledge);
  const claims = fields.map((field, index) => {
    const raw: RawAnswer = answers[index] ?? { field: field.code, raw: undefined };
    const accepted: FieldAnswer = acceptAnswer(field, raw, { description, examples, policy, mayInfer });
    const isCut = cut && raw.raw === undefined;
    const answer = isCut ? { ...accepted, reason: `${CUT_NOTE}: raise maxTokens` } : accepted;
    return { field, answer, chance: chances[index], unread: raw.raw === undefined && fields.length > 1 };
  });
  const sureness = surenessIn(references, request);
  const trust = request.weighed ? 1 : (references.trust ?? 1);
  const held = trust < 1 ? doubtAnswers(claims, references.opinions(), trust) : claims.map(({ answer }) => answer);
  const standing = claims.map((claim, index) => ({ ...claim, answer: held[index] ?? claim.answer }));
  return oneFieldPerNumber(standing, description).map((answer, index) =>
    claims[index]?.unread ? undefined : { ...answer, ...sureness(index, answer, chances[index]) },
  );
}

/** As the field says, or its examples show; where they do not tell, options and yes or no may be read between the lines. */
function isInferable(field: Field, knowledge: ExampleKnowledge | undefined): boolean {
  if (field.inferred !== undefined) return field.inferred;
  return knowledge?.isInferred(field) ?? kindOf(field).isInferable;
}
