import { describe, expect, it } from 'vitest';
import { runTrials } from '../../src/evaluation/run-trials.js';
import type { ScoredAnswer } from '../../src/evaluation/trial.js';
import type { Answer } from '../../src/llm/answer.js';
import { makeField } from '../helpers/fields.js';
import { makeTrial } from './trials.js';

const width = makeField('width', { type: 'number' });
const colour = makeField('colour');
const trial = makeTrial('1', [
  [width, [10]],
  [colour, null],
]);

async function run(answers: readonly Answer[], signal: AbortSignal): Promise<readonly ScoredAnswer[]> {
  const scored: ScoredAnswer[] = [];
  async function* answered() {
    yield { task: { trial }, answers };
  }
  await runTrials({ llm: 'a', answered: answered(), signal, onProduct: (some) => scored.push(...some) });
  return scored;
}

describe('runTrials', () => {
  const late: Answer = { field: 'colour', value: null, status: 'timeout' };
  const found: Answer = { field: 'width', value: 10, status: 'found' };

  it('scores answers in the order of the slots', async () => {
    const scored = await run([late, found], new AbortController().signal);
    expect(scored.map(({ slot, outcome }) => [slot.field.code, outcome])).toEqual([
      ['width', 'right'],
      ['colour', 'nothing'],
    ]);
  });

  it('leaves out a product that was given up in the middle, and keeps one that was finished', async () => {
    const gone = AbortSignal.abort();
    expect(await run([found, late], gone)).toEqual([]);
    expect(await run([found, { ...late, status: 'absent' }], gone)).toHaveLength(2);
  });
});
