import type { LlmConfig } from './config.js';

const REPLICATE = {
  type: 'replicate',
  model: `\${REPLICATE_REF:-meta/llama-2-70b-chat}`,
  token: `\${REPLICATE_API_TOKEN}`,
} as const;

/** The compositions that exist without a configuration file. */
export const BUILT_IN_LLMS: Readonly<Record<string, LlmConfig>> = {
  // One question for all fields: the engine does not let two fields claim the same words.
  offline: { template: 'chat', chainOfThoughts: 'basic', group: 100, connector: { type: 'offline' } },
  llama2: { template: 'llama2', maxPromptLength: 4096, chainOfThoughts: 'few-shot', connector: REPLICATE },
  camellm: { template: 'camellm', maxPromptLength: 2048, chainOfThoughts: 'contextual', connector: REPLICATE },
};
