import type { Engine, Explanation } from '../engine/types.js';
import type { Absence } from '../fields/absence.js';
import type { Field } from '../fields/field.js';
import { identicalValues } from './accept-answer.js';
import type { Answer, OtherCandidate } from './answer.js';
import type { Llm, LlmRequest } from './llm.js';

/** The most other candidates of an answer. */
const MOST_OTHERS = 5;

/** A composition whose answers say, where somebody wants to know, why they are absent and what else it could be. */
export function explainedLlm(llm: Llm, engine: Engine): Llm {
  return {
    ...llm,
    answerLocally: (fields, request) => explainAnswers(llm.answerLocally(fields, request), fields, engine, request),
    ask(fields, request) {
      if (!request.policy.details) return llm.ask(fields, request);
      const emit = (answer: Answer) =>
        explainAnswers([answer], fields, engine, request).forEach((one) => void request.emit(one));
      return llm.ask(fields, { ...request, emit });
    },
  };
}

/**
 * Adds to answers what the engine knows beside them, where details are wanted.
 * @param fields those that were answered together
 */
export function explainAnswers(
  answers: readonly Answer[],
  fields: readonly Field[],
  engine: Pick<Engine, 'explain'>,
  { description, policy }: Pick<LlmRequest, 'description' | 'policy'>,
): readonly Answer[] {
  if (!policy.details || !engine.explain || answers.length === 0) return answers;
  const explanations = engine.explain(fields, description);
  const byField = new Map(fields.map(({ code }, index) => [code, explanations[index]]));
  return answers.map((answer) => {
    const explanation = byField.get(answer.field);
    return explanation ? explainAnswer(answer, explanation) : answer;
  });
}

function explainAnswer(answer: Answer, explanation: Explanation): Answer {
  if (answer.status !== 'found' && answer.status !== 'absent') return answer;
  const absence = answer.status === 'absent' ? (answer.absence ?? explanation.absence()) : undefined;
  const reason = answer.reason ?? (absence && sentenceOf(absence));
  const others = othersThan(answer, explanation);
  return {
    ...answer,
    ...(reason !== undefined && { reason }),
    ...(absence && { absence }),
    ...(others.length > 0 && { others }),
  };
}

function othersThan({ value: given }: Answer, { candidates }: Explanation): readonly OtherCandidate[] {
  const isGiven = (value: OtherCandidate['value']) =>
    identicalValues(value, given) || (Array.isArray(value) && Array.isArray(given) && given.includes(value[0]));
  return candidates
    .filter(({ value }) => !isGiven(value))
    .slice(0, MOST_OTHERS)
    .map(({ value, confidence, evidence }) => ({ value, confidence, ...(evidence && { evidence }) }));
}

const LONGEST = 60;

/** The cause in words, where it says more than that nothing is stated. */
function sentenceOf({ cause, words, value }: Absence): string | undefined {
  const said = JSON.stringify(words?.text.slice(0, LONGEST));
  switch (cause) {
    case 'not-stated':
      return undefined;
    case 'not-in-options':
      return `the text says ${said}, which is none of the options`;
    case 'several':
      return words && `the text names several: ${said}`;
    case 'a-range':
      return words && `the text states a range: ${said}`;
    case 'not-accepted':
      return words && `the field does not take ${said}`;
    case 'below-confidence':
      return `${JSON.stringify(value)} is too doubtful`;
  }
}
