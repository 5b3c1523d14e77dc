import { type FlagSpec, LIST_FLAGS } from '../flags.js';

/** The flags of `pim status`. */
export const PIM_STATUS_FLAGS = { ...LIST_FLAGS } as const satisfies Record<string, FlagSpec>;

const PLACE_FLAGS = {
  locale: {
    kind: 'text',
    value: 'LOCALE',
    help: "whose texts are read: fr_FR (default: the configured one, else the channel's first)",
  },
  channel: {
    kind: 'text',
    value: 'CHANNEL',
    help: 'whose texts are read: ecommerce (default: the configured one, else the first)',
  },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `pim pull`. */
export const PIM_PULL_FLAGS = {
  ...LIST_FLAGS,
  family: { kind: 'texts', value: 'FAMILY', help: 'only attributes and products of this family; may be repeated' },
  attributes: { kind: 'texts', value: 'CODES', help: 'only these attributes, separated by commas' },
  'text-attributes': {
    kind: 'texts',
    value: 'CODES',
    help: "the texts to learn from, separated by commas (default: names, descriptions and text areas of the product's family)",
  },
  ...PLACE_FLAGS,
  since: {
    kind: 'text',
    value: 'DATE',
    help: 'only products updated since: 2026-11-01 (default: since the last pull)',
  },
  full: { kind: 'switch', help: 'read every product again' },
  'no-examples': { kind: 'switch', help: 'attributes and families only, no products' },
  trust: { kind: 'switch', help: 'learn also values that do not stand in the text' },
  format: { ...LIST_FLAGS.format, help: 'how to print what was taken, field by field (default: table)' },
} as const satisfies Record<string, FlagSpec>;
