import { type FlagSpec, SHARED_FLAGS } from '../flags.js';

/** The flags of `review`. */
export const REVIEW_FLAGS = {
  ...SHARED_FLAGS,
  products: {
    kind: 'text',
    value: 'FILE',
    help: 'the products that were filled, for their suppliers, and their texts where the answers hold none',
  },
  reviewer: { kind: 'text', value: 'NAME', help: 'who decides (default: the login name)' },
  port: { kind: 'count', min: 0, value: 'N', help: 'the port of the page (default: a free one)' },
  'no-open': { kind: 'switch', help: 'only print the address of the page' },
  export: {
    kind: 'text',
    value: 'FILE',
    help: 'write what was accepted, by people or as sure enough, as .jsonl, .csv or .xlsx, and open no page',
  },
} as const satisfies Record<string, FlagSpec>;
