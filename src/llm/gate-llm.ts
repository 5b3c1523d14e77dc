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

/** What the engine answers to a field, and what else it may be. */
interface OwnReading {
  readonly answer: Answer;
  readonly distribution: ValueDistribution;
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
  // What is asked is read with all fields of the product, since one may have claimed the words of another.
  const read = (fields: readonly Field[], request: LlmRequest): readonly OwnReading[] => {
    const all = request.together ?? fields;
    const answers = engineAnswers(name, engine, all, request);
    const readings = engineOpinions(engine, all, request.description).flatMap((distribution, index) => {
      const answer = answers[index];
      return answer ? [{ answer, distribution }] : [];
    });
    const codes = new Set(fields.map(({ code }) => code));
    return readings.filter(({ answer }) => codes.has(answer.field));
  };
  const answeredLocally = (fields: readonly Field[], request: LlmRequest) => {
    const stands = ({ answer, distribution }: OwnReading) =>
      (answer.confidence ?? 0) >= sure || !canMatter(answer, distribution, trust);
    return leaveUnsure(read(fields, request), stands, doubt).map(({ answer }) => answer);
  };
  const prepare = (fields: readonly Field[], request: LlmRequest) => {
    const readings = read(fields, request);
    const distributions = readings.map(({ distribution }) => distribution);
    return {
      readings,
      request: { ...request, weighed: true as const, hints: candidateHints(distributions, request.description, HINTS) },
    };
  };
  return {
    ...inner,
    name,
    connector: `offline, then ${inner.connector}`,
    preview(fields, request) {
      const open = without(fields, answeredLocally(fields, request));
      return inner.preview(open, prepare(open, { ...request, together: request.together ?? fields }).request);
    },
    prepare: (fields, request) => prepareEngine(engine, fields, request),
    answerLocally(fields, request) {
      const answers = answeredLocally(fields, request);
      return [...answers, ...inner.answerLocally(without(fields, answers), request)];
    },
    ask(fields, request) {
      const { readings, request: informed } = prepare(fields, request);
      const own = new Map(readings.map((reading) => [reading.answer.field, reading]));
      return inner.ask(fields, {
        ...informed,
        emit: (answer) => request.emit(weighAnswer(answer, own.get(answer.field), trust)),
      });
    },
  };
}

/** The answers that need no question: those that stand, or all where too few wrong ones are to be expected; never one that the field refuses. */
function leaveUnsure(
  readings: readonly OwnReading[],
  stands: (reading: OwnReading) => boolean,
  doubt: number,
): readonly OwnReading[] {
  const usable = readings.filter(({ answer }) => answer.status !== 'failed');
  const expected = usable
    .filter((reading) => !stands(reading))
    .reduce((sum, { answer: { confidence = 0 } }) => sum + 1 - confidence, readings.length - usable.length);
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

function weighAnswer(answer: Answer, own: OwnReading | undefined, trust: number): Answer {
  if (!own || own.answer.status === 'failed' || own.distribution.choices.length === 0 || trust >= 1) return answer;
  return weigh(answer, own.answer, own.distribution, beliefIn(answer, trust));
}
