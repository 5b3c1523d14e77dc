import { readCompletion } from './read-completion.js';
import type { ChainOfThoughts } from './types.js';
import { writeQuestion } from './write-question.js';

/** Like `basic`, with several similar examples as earlier answers, so that the model sees values and nulls alike. */
export const fewShot: ChainOfThoughts = {
  name: 'few-shot',
  exampleCount: 4,
  steadyCount: 2,
  hinted: true,
  ask: (material) => writeQuestion(material, { earlier: true, quoted: false }),
  read: readCompletion,
};
