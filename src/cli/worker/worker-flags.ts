import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS } from '../flags.js';

/** The flags of `worker`. */
export const WORKER_FLAGS = {
  ...SHARED_FLAGS,
  queue: {
    kind: 'text',
    value: 'URL',
    help: 'the address of the Redis that batches use, such as redis://127.0.0.1:6379',
  },
  llm: ASKING_FLAGS.llm,
  concurrency: ASKING_FLAGS.concurrency,
  rate: {
    kind: 'text',
    value: 'N/TIME',
    help: 'the most questions in a time, of all workers that ask the same server: 600/m',
  },
  'min-confidence': ASKING_FLAGS['min-confidence'],
  'no-cache': ASKING_FLAGS['no-cache'],
  refresh: ASKING_FLAGS.refresh,
} as const satisfies Record<string, FlagSpec>;
