import { type FlagSpec, SHARED_FLAGS } from '../flags.js';

/** The flags of `init`. */
export const INIT_FLAGS = {
  ...SHARED_FLAGS,
  provider: {
    kind: 'text',
    value: 'NAME',
    help: 'openai, azure, gemini, mistral, anthropic, openrouter, ollama, llama-server (llama.cpp) or gguf',
  },
  model: { kind: 'text', value: 'NAME', help: 'the model, as the provider names it (azure: your deployment)' },
  'key-variable': { kind: 'text', value: 'NAME', help: 'the environment variable that holds the key' },
  address: { kind: 'text', value: 'URL', help: 'the address of a server of your own (ollama, llama-server)' },
  file: { kind: 'text', value: 'FILE', help: 'the path of a GGUF file' },
} as const satisfies Record<string, FlagSpec>;
