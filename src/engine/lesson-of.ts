import type { Value } from '../fields/field.js';
import type { Case } from './candidate.js';
import { answerKey } from './known-text.js';
import type { Lesson } from './lesson.js';

/** How far a catalogue that rounds in its own way may be from the text. */
const SLACK = 0.0025;

/** A case with the candidates that give the known value marked as right; "nothing" is, when none of them does. */
export function lessonOf(one: Case, value: Value, weight: number): Lesson {
  const stated = value !== null;
  const keys = new Set([value].flat().map(answerKey));
  const marked = (isRight: (answer: Value) => boolean) => one.candidates.map((candidate) => isRight(candidate.value));
  const same = marked((answer) => answer !== null && keys.has(answerKey(answer)));
  if (same.some(Boolean)) return { case: one, right: same, stated, weight };
  const near = marked((answer) => typeof answer === 'number' && typeof value === 'number' && isNear(answer, value));
  if (near.some(Boolean)) return { case: one, right: near, stated, weight };
  const nothing = marked((answer) => answer === null);
  return { case: one, right: nothing, stated: stated && !Array.isArray(value), weight: stated && typeof value === 'string' ? weight * Number(process.env.NF ?? 0.3) : weight };
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SLACK * Math.abs(b);
}
