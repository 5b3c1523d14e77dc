import { BATCH_FLAGS } from '../batch/batch-flags.js';
import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS, SHEET_FLAG } from '../flags.js';

/** The flags of `learn`. */
export const LEARN_FLAGS = {
  ...SHARED_FLAGS,
  fields: BATCH_FLAGS.fields,
  llm: { ...ASKING_FLAGS.llm, help: 'the composition that teaches (default: the one configured)' },
  products: {
    kind: 'count',
    value: 'N',
    help: 'the most products of the input to ask about, those of earlier runs among them (default: 200)',
  },
  inferred: {
    kind: 'switch',
    help: 'also learn options of lists that the text does not name; other values are never learnt that do not stand in it',
  },
  id: BATCH_FLAGS.id,
  text: BATCH_FLAGS.text,
  sheet: SHEET_FLAG,
  rejects: BATCH_FLAGS.rejects,
  'max-row': BATCH_FLAGS['max-row'],
  timeout: ASKING_FLAGS.timeout,
  concurrency: ASKING_FLAGS.concurrency,
  'max-cost': ASKING_FLAGS['max-cost'],
  'max-calls': ASKING_FLAGS['max-calls'],
  'no-cache': ASKING_FLAGS['no-cache'],
  refresh: ASKING_FLAGS.refresh,
  plan: { kind: 'switch', help: 'say how many questions and tokens, and what they cost, at most; ask nothing' },
} as const satisfies Record<string, FlagSpec>;
