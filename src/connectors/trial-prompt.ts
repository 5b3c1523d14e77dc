import type { Prompt } from './types.js';

/** A prompt of a few tokens with the options and the form of another one. */
export function trialPrompt(prompt: Prompt): Prompt {
  const user = 'Answer null, as JSON.';
  return {
    ...prompt,
    question: { ...prompt.question, description: '', examples: [], system: '', user },
    text: user,
    messages: [{ role: 'user', content: user }],
  };
}
