import { type FlagSpec, LIST_FLAGS } from '../flags.js';

/** The flags of `fields`. */
export const FIELDS_FLAGS = {
  ...LIST_FLAGS,
  class: { kind: 'text', value: 'EC…', help: 'the features of a class of the ETIM releases that are loaded' },
  search: { kind: 'text', value: 'WORDS', help: 'only fields with words that begin like these, in any language' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `fields suggest`. */
export const SUGGEST_FLAGS = {
  ...LIST_FLAGS,
  least: { kind: 'count', value: 'N', help: 'only words of at least N products (default: 1)' },
  take: {
    kind: 'texts',
    value: 'FIELD:WORDS[=OPTION]',
    help: 'take words into the catalogue as a spelling of an option, or as one of their own; may be repeated',
  },
  write: {
    kind: 'text',
    value: 'FILE',
    help: "write the words as new options, in the layout of Akeneo's option import",
  },
} as const satisfies Record<string, FlagSpec>;
