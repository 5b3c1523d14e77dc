import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS } from '../flags.js';

/** What `serve` does when it is not told. */
export const SERVE_DEFAULTS = { host: '127.0.0.1', port: 8000, lookups: 32 } as const;

/** The flags of `serve`. */
export const SERVE_FLAGS = {
  ...SHARED_FLAGS,
  host: { kind: 'text', value: 'ADDRESS', help: `the address to listen on (default: ${SERVE_DEFAULTS.host})` },
  port: { kind: 'count', min: 0, value: 'N', help: `the port; 0 takes a free one (default: ${SERVE_DEFAULTS.port})` },
  'token-file': { kind: 'text', value: 'FILE', help: 'a file with the token that requests must bear' },
  lookups: {
    kind: 'count',
    value: 'N',
    help: `the most lookups at once; twice as many may wait (default: ${SERVE_DEFAULTS.lookups})`,
  },
  processes: {
    kind: 'count',
    value: 'N',
    help: 'how many processes share the port, the lookups and the questions at once (default: 1)',
  },
  llm: ASKING_FLAGS.llm,
  timeout: ASKING_FLAGS.timeout,
  concurrency: { ...ASKING_FLAGS.concurrency, help: 'the most questions at once to one composition' },
  grounded: ASKING_FLAGS.grounded,
  'min-confidence': ASKING_FLAGS['min-confidence'],
  precision: ASKING_FLAGS.precision,
  audit: ASKING_FLAGS.audit,
  'max-cost': { ...ASKING_FLAGS['max-cost'], help: 'stop asking a composition before its calls cost more' },
  'max-calls': { ...ASKING_FLAGS['max-calls'], help: 'stop asking a composition after this many questions' },
  'no-cache': ASKING_FLAGS['no-cache'],
  refresh: ASKING_FLAGS.refresh,
} as const satisfies Record<string, FlagSpec>;
