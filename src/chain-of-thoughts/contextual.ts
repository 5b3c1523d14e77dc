import { readCompletion } from './read-completion.js';
import type { ChainOfThoughts } from './types.js';
import { writeQuestion } from './write-question.js';

/** Like `basic`, with the best example of each field as an earlier answer. */
export const contextual: ChainOfThoughts = {
  name: 'contextual',
  exampleCount: 1,
  ask: (material) => writeQuestion(material, { earlier: true, quoted: false }),
  read: readCompletion,
};
