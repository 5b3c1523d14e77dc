import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { Answer } from './answer.js';
import { candidateHints } from './candidate-hints.js';
import { engineAnswers, prepareEngine } from './engine-llm.js';
import { engineOpinions } from './engine-opinions.js';
import type { Llm, LlmRequest } from './llm.js';
import { canMatter, type ValueDistribution, weigh } from './weigh.js';

/** When a model is asked, and how far it is believed against the engine. */
export interface GatePolicy {
  /** From this confidence on, the engine's answer stands and the model is not asked. */
  readonly sure?: number;
  /** The model is asked only where the engine has to expect as many wrong values among its other answers. */
  readonly doubt?: number;
  /** How often the model is right about what the engine is unsure of, which its own confidence can only lower; at 1 its answer stands. */
  readonly trust?: number;
}

const SURE = 0.9;
const TRUST = 0.9;
const HINTS = { least: 0.03, alone: false };

/**
 * A composition that lets the offline engine answer what it is sure of, asks another one for the rest as far as its word can
 * change anything, and weighs that word against what the engine has read.
 */
export function gateLlm(
  name: string,
  engine: Engine,
  inner: Llm,
  { sure = SURE, doubt = 0, trust = TRUST }: GatePolicy = {},
): Llm {
  const distributionsOf = (fields: readonly Field[], { description }: LlmRequest) =>
    engineOpinions(engine, fields, description);
  const answeredLocally = (fields: readonly Field[], request: LlmRequest) => {
    const answers = engineAnswers(name, engine, fields, request);
    const distributions = new Map(
      distributionsOf(fields, request).map((distribution) => [distribution.field.code, distribution]),
    );
    const stands = (answer: Answer) => {
      const distribution = distributions.get(answer.field);
      return (
        (answer.confidence ?? 0) >= sure || (distribution !== undefined && !canMatter(answer, distribution, trust))
      );
    };
    return leaveUnsure(answers, stands, doubt);
  };
  const prepare = (fields: readonly Field[], request: LlmRequest) => {
    const distributions = distributionsOf(fields, request);
    return {
      opinions: distributions,
      request: { ...request, weighed: true as const, hints: candidateHints(distributions, request.description, HINTS) },
    };
  };
  return {
    ...inner,
    name,
    connector: `offline, then ${inner.connector}`,
    preview(fields, request) {
      const open = without(fields, answeredLocally(fields, request));
      return inner.preview(open, prepare(open, request).request);
    },
    prepare: (fields, request) => prepareEngine(engine, fields, request),
    answerLocally(fields, request) {
      const answers = answeredLocally(fields, request);
      return [...answers, ...inner.answerLocally(without(fields, answers), request)];
    },
    ask(fields, request) {
      const { opinions: distributions, request: informed } = prepare(fields, request);
      return inner.ask(fields, {
        ...informed,
        emit: (answer) => request.emit(weighAnswer(answer, distributions, request, trust)),
      });
    },
  };
}

/** The answers that need no question: those that stand, or all where too few wrong ones are to be expected; never one that the field refuses. */
function leaveUnsure(
  answers: readonly Answer[],
  stands: (answer: Answer) => boolean,
  doubt: number,
): readonly Answer[] {
  const usable = answers.filter(({ status }) => status !== 'failed');
  const expected = usable
    .filter((answer) => !stands(answer))
    .reduce((sum, { confidence = 0 }) => sum + 1 - confidence, answers.length - usable.length);
  return expected < doubt ? usable : usable.filter(stands);
}

function without(fields: readonly Field[], answers: readonly Answer[]): readonly Field[] {
  const known = new Set(answers.map(({ field }) => field));
  return fields.filter(({ code }) => !known.has(code));
}

/** What a value counts for that stands on no words of the text. */
const WITHOUT_WORDS = 0.8;

/** How far an answer is believed: by its confidence, but no further than a model is where the engine is unsure, which is the hard part. */
function beliefIn({ confidence = 1, ungrounded }: Answer, trust: number): number {
  return Math.min(trust, confidence) * (ungrounded ? WITHOUT_WORDS : 1);
}

function weighAnswer(
  answer: Answer,
  distributions: readonly ValueDistribution[],
  request: LlmRequest,
  trust: number,
): Answer {
  const distribution = distributions.find(({ field }) => field.code === answer.field);
  return distribution && distribution.choices.length > 0 && trust < 1
    ? weigh(answer, distribution, request, beliefIn(answer, trust))
    : answer;
}
