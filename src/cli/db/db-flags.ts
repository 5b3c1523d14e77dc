import { ASKING_FLAGS, type FlagSpec, LIST_FLAGS, SHARED_FLAGS, SHEET_FLAG } from '../flags.js';

/** The flags of `db status`. */
export const STATUS_FLAGS = {
  ...LIST_FLAGS,
  'not-reproduced': {
    kind: 'switch',
    help: 'list the examples that what was learnt answers otherwise when it has no memory of their texts',
  },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `db seed`. */
export const SEED_FLAGS = {
  ...SHARED_FLAGS,
  fields: {
    kind: 'texts',
    value: 'FILE',
    help: "dictionary to load: fields as JSON, Akeneo's attributes (CSV, XLSX or REST pages), an ETIM release; may be repeated",
  },
  options: { kind: 'texts', value: 'FILE', help: "options of these attributes: Akeneo's export; may be repeated" },
  'etim-class': { kind: 'texts', value: 'EC…', help: 'the class whose features become fields; may be repeated' },
  examples: {
    kind: 'texts',
    value: 'FILE',
    help: 'examples to load: JSON, JSON lines (as batch --details writes them), CSV or XLSX; may be repeated',
  },
  sheet: SHEET_FLAG,
  replace: { kind: 'switch', help: 'first remove earlier examples, and fields that the files do not hold' },
} as const satisfies Record<string, FlagSpec>;

/** The flags that say which proposed examples are meant. */
const PROPOSAL_FLAGS = {
  fields: { ...ASKING_FLAGS.fields, help: 'only those of these fields: codes or labels, separated by commas' },
  llm: { kind: 'text', value: 'NAME', help: 'only those of this composition' },
  since: { kind: 'text', value: 'DAY', help: 'only those from this day or moment on: 2026-11-30, 2026-11-30T14:00' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `db proposals`. */
export const PROPOSALS_FLAGS = { ...LIST_FLAGS, ...PROPOSAL_FLAGS } as const satisfies Record<string, FlagSpec>;

/** The flags of `db forget`. */
export const FORGET_FLAGS = {
  ...SHARED_FLAGS,
  ...PROPOSAL_FLAGS,
  all: { kind: 'switch', help: 'take back all that was proposed' },
  reviewer: { kind: 'text', value: 'NAME', help: 'what this reviewer decided, instead of what was proposed' },
  run: { kind: 'text', value: 'RUN', help: 'what was decided in this run of a review' },
  file: { kind: 'text', value: 'FILE', help: 'what was decided about this file' },
} as const satisfies Record<string, FlagSpec>;
