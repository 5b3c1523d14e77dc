import { type FlagSpec, LIST_FLAGS } from '../flags.js';

/** The flags of `llm test`. */
export const LLM_TEST_FLAGS = {
  ...LIST_FLAGS,
  timeout: { kind: 'text', value: 'TIME', help: 'deadline of the question: 500ms, 20s, 2m' },
} as const satisfies Record<string, FlagSpec>;
