import { OUTPUT_FORMATS } from '../../output/formats.js';
import { type FlagSpec, LIST_FLAGS, SHARED_FLAGS } from '../flags.js';

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

/** The flags of `pim products`. */
export const PIM_PRODUCTS_FLAGS = {
  ...SHARED_FLAGS,
  family: { ...PIM_PULL_FLAGS.family, help: 'only products of this family; may be repeated' },
  missing: { kind: 'switch', help: 'ask only for attributes that are empty, and leave out products that lack none' },
  fields: { kind: 'texts', value: 'CODES', help: 'ask only for these, separated by commas' },
  'text-attributes': {
    ...PIM_PULL_FLAGS['text-attributes'],
    help: 'the texts to give, separated by commas (default: as pim pull)',
  },
  ...PLACE_FLAGS,
  'updated-since': { kind: 'text', value: 'DATE', help: 'only products updated since: 2026-11-01' },
  search: {
    kind: 'text',
    value: 'JSON',
    help: 'only products that a search of the API finds: {"enabled":[{"operator":"=","value":true}]}',
  },
  limit: { kind: 'count', value: 'N', help: 'the first N rows only' },
} as const satisfies Record<string, FlagSpec>;

/**
 * The least confidence of an answer that a push writes when it is not told. On a set of French product texts with 749
 * decided slots, 97 of 100 values from it on are right, and 91 of 100 without it.
 */
export const LEAST_CONFIDENCE = 0.9;

/** The flags of `pim push`. */
export const PIM_PUSH_FLAGS = {
  ...SHARED_FLAGS,
  'dry-run': { kind: 'switch', help: 'print what would be written; write nothing' },
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print what --dry-run would write (default: table)' },
  'min-confidence': {
    kind: 'text',
    value: 'P',
    help: `the least confidence, 0 to 1, of an answer that is written (default: ${LEAST_CONFIDENCE} of those that bear one)`,
  },
  accepted: { kind: 'switch', help: 'write only answers that were decided to be accepted' },
  overwrite: { kind: 'switch', help: 'write also over what an attribute holds' },
  propose: {
    kind: 'switch',
    help: 'submit drafts of products that the connection does not own for approval (Enterprise)',
  },
  locale: {
    ...PLACE_FLAGS.locale,
    help: "whose values are written: fr_FR (default: the configured one, else the channel's first)",
  },
  channel: {
    ...PLACE_FLAGS.channel,
    help: 'whose values are written: ecommerce (default: the configured one, else the first)',
  },
  rejects: { kind: 'text', value: 'FILE', help: 'where to write what was refused, with why, as JSON lines' },
  yes: { kind: 'switch', help: 'do not ask before writing' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `pim undo`. */
export const PIM_UNDO_FLAGS = {
  ...SHARED_FLAGS,
  'dry-run': PIM_PUSH_FLAGS['dry-run'],
  format: PIM_PUSH_FLAGS.format,
  rejects: PIM_PUSH_FLAGS.rejects,
  yes: PIM_PUSH_FLAGS.yes,
} as const satisfies Record<string, FlagSpec>;
