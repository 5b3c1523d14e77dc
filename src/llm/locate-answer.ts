import type { Evidence } from '../fields/field.js';
import type { Answer } from './answer.js';

/** An answer whose words stand where they do in the text that the description was read from. */
export function locateAnswer(answer: Answer, locate: (evidence: Evidence) => Evidence): Answer {
  const { evidence, absence, others } = answer;
  if (!evidence && !absence?.words && !others) return answer;
  // Node 20 takes ten times as long to add to a spread object.
  return Object.assign(
    {},
    answer,
    evidence && { evidence: locate(evidence) },
    absence?.words && { absence: { ...absence, words: locate(absence.words) } },
    others && { others: others.map((one) => (one.evidence ? { ...one, evidence: locate(one.evidence) } : one)) },
  );
}
