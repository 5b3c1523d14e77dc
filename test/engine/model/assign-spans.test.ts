import { describe, expect, it } from 'vitest';
import type { CandidateSet } from '../../../src/engine/candidates/candidate.js';
import { assignSpans } from '../../../src/engine/model/assign-spans.js';

/** A case with one candidate at each offset, and nothing last. */
const caseAt = (...starts: readonly number[]): CandidateSet => ({
  candidates: [
    ...starts.map((start) => ({ value: start, span: { start, end: start + 2 }, shared: [], own: [] })),
    { value: null, shared: [], own: [] },
  ],
  context: [],
});

describe('settleClaims', () => {
  it('gives words to the field that is surer of them', () => {
    const [sure, other] = assignSpans([
      { candidateSet: caseAt(0, 10), chances: [0.9, 0.05, 0.05] },
      { candidateSet: caseAt(0, 10), chances: [0.5, 0.4, 0.1] },
    ]);
    expect(sure?.[0]).toBeGreaterThan(0.9);
    expect(other?.[1]).toBeGreaterThan(other?.[0] ?? 1);
  });

  it('leaves fields alone that want different words', () => {
    const chances = [0.7, 0.3];
    const settled = assignSpans([
      { candidateSet: caseAt(0), chances },
      { candidateSet: caseAt(10), chances },
    ]);
    for (const one of settled) one.forEach((chance, index) => void expect(chance).toBeCloseTo(chances[index] ?? 0));
  });

  it('lets a number be the width or the length more readily than both', () => {
    const chances = [0.9, 0.1];
    const other = [0.999, 0.001];
    const shared = assignSpans([
      { candidateSet: caseAt(0), chances, role: 'length' },
      { candidateSet: caseAt(0), chances: other, role: 'length' },
    ]);
    const disputed = assignSpans([
      { candidateSet: caseAt(0), chances, role: 'width' },
      { candidateSet: caseAt(0), chances: other, role: 'length' },
    ]);
    expect(shared[0]?.[0]).toBeGreaterThan(0.4);
    expect(disputed[0]?.[0]).toBeLessThan(0.4);
    expect(disputed[1]?.[0]).toBeGreaterThan(0.9);
  });

  it('leaves a single field as it is', () => {
    expect(assignSpans([{ candidateSet: caseAt(0), chances: [0.6, 0.4] }])).toEqual([[0.6, 0.4]]);
  });
});
