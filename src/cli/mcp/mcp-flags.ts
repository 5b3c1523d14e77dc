import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS } from '../flags.js';
import { SERVE_FLAGS } from '../serve/serve-flags.js';

/** The flags of `mcp`. */
export const MCP_FLAGS = {
  ...SHARED_FLAGS,
  llm: ASKING_FLAGS.llm,
  timeout: ASKING_FLAGS.timeout,
  concurrency: ASKING_FLAGS.concurrency,
  grounded: ASKING_FLAGS.grounded,
  'min-confidence': ASKING_FLAGS['min-confidence'],
  'max-cost': SERVE_FLAGS['max-cost'],
  'max-calls': SERVE_FLAGS['max-calls'],
  'no-cache': ASKING_FLAGS['no-cache'],
  refresh: ASKING_FLAGS.refresh,
} as const satisfies Record<string, FlagSpec>;
