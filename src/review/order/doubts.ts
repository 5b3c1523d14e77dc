import { createHash } from 'node:crypto';
import { type DetailsIndex, MARK } from '../details/details-index.js';

/** How many wrong values are to be expected of each answer, and which of them are to be looked at. */
export interface Doubts {
  /** Answer by answer, 0 to 1; 0 where nobody has to look. */
  readonly expected: Float32Array;
  readonly toCheck: Uint8Array;
}

/**
 * As a gate reckons: 1 less the confidence, and 1 where there is none. What was accepted need not be looked at, but for
 * the audited part, which takes places of chance among the doubtful.
 */
export function doubtsOf({ confidences, marks, ids, firsts }: DetailsIndex): Doubts {
  const expected = new Float32Array(marks.length);
  const toCheck = new Uint8Array(marks.length);
  const audited: number[] = [];
  for (let answer = 0; answer < marks.length; answer++) {
    const mark = marks[answer] as number;
    if (mark & MARK.audit) audited.push(answer);
    else if (mark & (MARK.unknown | MARK.accept)) continue;
    toCheck[answer] = 1;
    const confidence = confidences[answer] as number;
    expected[answer] = 1 - (Number.isNaN(confidence) ? 0 : confidence);
  }
  if (audited.length > 0) {
    const doubtful = expected.filter((_, answer) => (marks[answer] as number) & MARK.check).sort();
    for (const answer of audited) {
      const place = Math.floor(chanceOf(`${ids[rowOf(firsts, answer)]}\n${answer}`) * doubtful.length);
      expected[answer] = doubtful[place] ?? expected[answer] ?? 0;
    }
  }
  return { expected, toCheck };
}

/**
 * Expects an answer to be wrong as the engine, which has learnt since, is sure of it. What is audited keeps its place of
 * chance, which shall not tell it from the rest.
 */
export function renewDoubt({ marks }: Pick<DetailsIndex, 'marks'>, doubts: Doubts, answer: number, sure: number): void {
  if (doubts.toCheck[answer] === 1 && ((marks[answer] as number) & MARK.audit) === 0)
    doubts.expected[answer] = 1 - sure;
}

/** The product that an answer belongs to. */
export function rowOf(firsts: Uint32Array, answer: number): number {
  let [low, high] = [0, firsts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] as number) <= answer) low = middle;
    else high = middle;
  }
  return low;
}

/** From 0 to below 1, the same each time. */
function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
