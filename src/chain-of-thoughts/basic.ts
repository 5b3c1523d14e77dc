import { readCompletion } from './read-completion.js';
import type { ChainOfThoughts } from './types.js';
import { writeQuestion } from './write-question.js';

/** States the task, the description, and the field with its options. */
export const basic: ChainOfThoughts = {
  name: 'basic',
  exampleCount: 0,
  ask: (material) => writeQuestion(material, { earlier: false, quoted: false }),
  read: readCompletion,
};
