import { readCompletion } from './read-completion.js';
import type { ChainOfThoughts } from './types.js';
import { writeQuestion } from './write-question.js';

/** Lets the model quote the words it relies on before it answers, which steadies small models and shows where a value stands. */
export const stepByStep: ChainOfThoughts = {
  name: 'step-by-step',
  exampleCount: 2,
  ask: (material) => writeQuestion(material, { earlier: true, quoted: true }),
  read: readCompletion,
};
