import { expect, it } from 'vitest';
import type { CandidateSet } from '../../../src/engine/candidates/candidate.js';
import { contextAmount, createScorer, softmax } from '../../../src/engine/model/scorer.js';

const weights = {
  shared: [new Map([['mention', 1]]), new Map(), new Map([['mention', 0.25]])],
  own: new Map([['is red', 0.5]]),
  slots: new Map([
    ['red', new Map([['warm', 2]])],
    [
      'blue',
      new Map([
        ['warm', -1],
        ['cold', 3],
      ]),
    ],
  ]),
};
const asked: CandidateSet = {
  candidates: [
    { value: 'red', slot: 'red', shared: [['mention', 2]], own: ['is red'] },
    { value: 'blue', slot: 'blue', shared: [['unheard of', 7]], own: [] },
    { value: 'green', slot: 'green', shared: [], own: [] },
    { value: null, shared: [], own: [] },
  ],
  context: ['cold', 'warm', 'cold', 'new'],
};

it('adds up what is known of the features and, in a slot, of the words of the text', () => {
  const scores = [2 * 1 + 2 * 0.25 + 0.5 + 2 * contextAmount(4), (3 - 1 + 3) * contextAmount(4), 0, 0];
  expect(createScorer(weights)(asked)).toEqual(softmax(scores));
});

it('says the same of the hundredth text as of the first, and of a text without words', () => {
  const scorer = createScorer(weights);
  const first = scorer(asked);
  for (let text = 0; text < 100; text++) expect(scorer(asked)).toEqual(first);
  expect(scorer({ ...asked, context: [] })).toEqual(softmax([3, 0, 0, 0]));
  expect(scorer({ ...asked, context: ['warm'] })).toEqual(softmax([3 + 2 * 3, -3, 0, 0]));
});
