import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/engine/candidates/candidate.js';
import { compileTrainingSet, newFeatureIndex } from '../../../src/engine/learning/compile-training-set.js';
import { gradientStep, newFieldParameters } from '../../../src/engine/learning/field-parameters.js';
import type { TrainingExample } from '../../../src/engine/learning/training-example.js';

const nothing: Candidate = { value: null, shared: [], own: [] };
const behindItsWord: Candidate = { value: 12, shared: [], own: ['rated -1'] };

const stated: TrainingExample = {
  candidateSet: { candidates: [behindItsWord, nothing], context: [] },
  right: [true, false],
  stated: true,
  weight: 1,
};

function compiled(example: TrainingExample, size: number, kind: string) {
  const shared = newFeatureIndex();
  const set = {
    field: 'x',
    kind,
    family: `${kind}: x`,
    missed: 0.3,
    examples: Array.from({ length: size }, () => example),
  };
  return { shared, set: compileTrainingSet(set, { shared, own: newFeatureIndex() }) };
}

/** How far the first example moves the weight of the word before the number. */
function firstMove(examples: number, kind: string): number {
  const { shared, set } = compiled(stated, examples, kind);
  const [parameters] = newFieldParameters([set], shared, new Map());
  const [first] = set.examples;
  if (!parameters || !first) throw new Error('nothing was compiled');
  gradientStep(parameters, first, 0.25);
  return parameters.own[1].weights[0] ?? 0;
}

describe('few examples', () => {
  it.each(['number length', 'select', 'boolean'])("move the weights of a field's own words sooner: %s", (kind) => {
    expect(firstMove(4, kind)).toBeGreaterThan(1.5 * firstMove(40, kind));
    expect(firstMove(20, kind)).toBeGreaterThan(firstMove(40, kind));
    expect(firstMove(400, kind)).toBe(firstMove(40, kind));
  });

  it('move those of a text as slowly as many do, since its candidates are many', () => {
    expect(firstMove(4, 'text')).toBe(firstMove(400, 'text'));
    expect(firstMove(40, 'text')).toBeLessThan(firstMove(40, 'select'));
  });
});
