import { PRODUCT_FORMATS } from '../../output/output-target.js';
import { ASKING_FLAGS, type FlagSpec, SHARED_FLAGS, SHEET_FLAG } from '../flags.js';

/** The flags of `batch`. */
export const BATCH_FLAGS = {
  ...SHARED_FLAGS,
  ...ASKING_FLAGS,
  fields: {
    ...ASKING_FLAGS.fields,
    help: 'codes or labels, separated by commas; all, family:NAME, class:EC…, column:NAME of the input; @FILE',
  },
  id: {
    kind: 'text',
    value: 'COLUMN',
    help: "the products' identifier (default: what is called one, such as sku, else the line)",
  },
  text: { kind: 'text', value: 'COL,COL', help: 'the columns of texts to read (default: all that hold some)' },
  sheet: SHEET_FLAG,
  format: {
    kind: 'choice',
    options: PRODUCT_FORMATS,
    help: "how to write the products (default: as --output is named, else jsonl); akeneo: for Akeneo's product import",
  },
  output: {
    kind: 'text',
    value: 'FILE',
    help: 'where to write them: .jsonl, .csv, .tsv or .xlsx, also .gz (default: standard output)',
  },
  delimiter: { kind: 'text', value: 'CHARACTER', help: 'what stands between the cells of a CSV: , ; | or tab' },
  decimal: { kind: 'text', value: 'CHARACTER', help: 'what stands before the decimals of a CSV: . or ,' },
  bom: { kind: 'switch', help: 'begin a CSV with the mark that Excel needs to read accents' },
  columns: { kind: 'choice', options: ['code', 'label'], help: 'what a table calls its columns (default: code)' },
  locale: { kind: 'text', value: 'LOCALE', help: 'where --format akeneo puts localizable values: fr_FR' },
  channel: { kind: 'text', value: 'CODE', help: 'where --format akeneo puts scopable values: ecommerce' },
  erase: {
    kind: 'switch',
    help: 'with --format akeneo: one table, whose empty cells erase what is stored and was not found',
  },
  review: {
    kind: 'text',
    value: 'FILE',
    help: 'write every value with its evidence and room for what is right, as .xlsx or .csv, for people to check',
  },
  resume: { kind: 'switch', help: 'continue an --output, and ask again what was not answered in it' },
  rejects: { kind: 'text', value: 'FILE', help: 'where to write rows that are no products, with their line and why' },
  unordered: { kind: 'switch', help: 'write each product when it is finished, not in the order of the input' },
  limit: { kind: 'count', value: 'N', help: 'the first N products only' },
  sample: { kind: 'count', value: 'N', help: 'N products of the whole input, the same ones each time' },
  'max-row': { kind: 'text', value: 'SIZE', help: 'reject a row that is longer: 500KB, 20MB (default)' },
  deadline: { kind: 'text', value: 'TIME', help: 'stop asking after this time: 30m, 2h' },
  'fail-fast': { kind: 'switch', help: 'begin no more products after the first field that was not answered' },
  queue: { kind: 'text', value: 'URL', help: 'let workers ask: the redis:// address that they share' },
  status: { kind: 'switch', help: 'say what goes on in the --queue, and do nothing' },
  'provider-batch': {
    kind: 'switch',
    help: 'ask in batches of the provider, for half the price and within a day: openai, anthropic',
  },
  'no-wait': {
    kind: 'switch',
    help: 'with --provider-batch: end when all is handed over; the same command with --resume takes the answers in',
  },
  plan: { kind: 'switch', help: 'say how many products, questions and tokens, and what they cost; ask nothing' },
} as const satisfies Record<string, FlagSpec>;
