import { OUTPUT_FORMATS } from '../output/formats.js';
import { PRODUCT_FORMATS } from '../output/output-target.js';

/** One flag, described apart from the parser, so that help and a quick start read the same table. */
export interface FlagSpec {
  /** `switch` is there or not; `texts` may be repeated; `count` is a whole number from `min` (default 1). */
  readonly kind: 'text' | 'texts' | 'switch' | 'count' | 'choice';
  readonly help: string;
  readonly char?: 'q';
  /** What the value is called in the help. */
  readonly value?: string;
  readonly options?: readonly string[];
  readonly min?: number;
  readonly shared?: true;
}

/** What the parser makes of a flag; undefined when it is not given. */
type FlagValue<Spec extends FlagSpec> = Spec['kind'] extends 'switch'
  ? boolean | undefined
  : Spec['kind'] extends 'texts'
    ? readonly string[] | undefined
    : Spec['kind'] extends 'count'
      ? number | undefined
      : Spec extends { readonly options: readonly (infer Option)[] }
        ? Option | undefined
        : string | undefined;

/** The parsed flags of a table. */
export type FlagValues<Table extends Readonly<Record<string, FlagSpec>>> = {
  readonly [Name in keyof Table]?: FlagValue<Table[Name]>;
};

/** The flags of every command. */
export const SHARED_FLAGS = {
  config: {
    kind: 'text',
    value: 'FILE',
    shared: true,
    help: "configuration file (default: the nearest .akeneolookuprc, else the user's own)",
  },
  database: {
    kind: 'text',
    value: 'FILE',
    shared: true,
    help: "SQLite catalogue (default: in the user's data folder)",
  },
  create: {
    kind: 'switch',
    shared: true,
    help: 'make the --database if it is missing, with the bundled dictionary and examples',
  },
  quiet: { kind: 'switch', char: 'q', shared: true, help: 'no progress, notes or warnings' },
} as const satisfies Record<string, FlagSpec>;

/** The flags that say how products are asked about. */
export const ASKING_FLAGS = {
  fields: {
    kind: 'texts',
    value: 'NAMES',
    help: 'codes or labels, separated by commas; all, family:NAME, class:EC…; @FILE reads one per line',
  },
  llm: { kind: 'text', value: 'NAME', help: 'the composition to ask (default: the one configured, else offline)' },
  timeout: { kind: 'text', value: 'TIME', help: 'deadline of one product, retries included: 500ms, 20s, 2m' },
  concurrency: { kind: 'count', value: 'N', help: 'the most questions at once' },
  details: { kind: 'switch', help: 'print evidence, status, timing and usage of each answer' },
  grounded: { kind: 'switch', help: 'take a value that has no evidence in the text as absent' },
  'min-confidence': {
    kind: 'text',
    value: 'P',
    help: 'the least confidence of an offline answer, 0 to 1 (default: 0.4; 0.55 of fields with fewer than 20 examples; 0.6 of free text that examples leave unstated)',
  },
  precision: {
    kind: 'text',
    value: 'P',
    help: 'decide for each value whether to accept it, so that at least this part of the accepted is right: 0.98',
  },
  audit: {
    kind: 'text',
    value: 'P',
    help: 'the part of the accepted values that people are to look at (default: 0.1, less while they are right)',
  },
  'max-cost': {
    kind: 'text',
    value: 'MONEY',
    help: 'stop asking before the calls cost more (needs a price in the configuration)',
  },
  'max-calls': { kind: 'count', min: 0, value: 'N', help: 'stop asking after this many questions' },
  'no-cache': { kind: 'switch', help: 'neither take answers that were paid for before nor keep new ones' },
  refresh: { kind: 'switch', help: 'ask again what was answered before, and keep the new answers' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `lookup`. */
export const LOOKUP_FLAGS = {
  ...SHARED_FLAGS,
  ...ASKING_FLAGS,
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the result (default: json)' },
  'dry-run': { kind: 'switch', help: 'print the exact prompts and what they leave out; send nothing' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of commands that list something. */
export const LIST_FLAGS = {
  ...SHARED_FLAGS,
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the list (default: table)' },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `db status`. */
export const STATUS_FLAGS = {
  ...LIST_FLAGS,
  'not-reproduced': {
    kind: 'switch',
    help: 'list the examples that what was learnt answers otherwise when it has no memory of their texts',
  },
} as const satisfies Record<string, FlagSpec>;

/** The flags of `llm test`. */
export const LLM_TEST_FLAGS = {
  ...LIST_FLAGS,
  timeout: { kind: 'text', value: 'TIME', help: 'deadline of the question: 500ms, 20s, 2m' },
} as const satisfies Record<string, FlagSpec>;

/** The sheet of a workbook, of commands that read files. */
const SHEET_FLAG = {
  kind: 'text',
  value: 'NAME|N',
  help: 'the sheet of an XLSX file (default: the first one with a table)',
} as const satisfies FlagSpec;

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

/** The flags of `eval`. */
export const EVAL_FLAGS = {
  ...SHARED_FLAGS,
  llm: { kind: 'texts', value: 'NAME', help: 'a composition to measure; repeat it to compare several' },
  holdout: { kind: 'text', value: 'PART', help: "measure on a part of the catalogue's own examples, such as 0.3" },
  fields: { ...ASKING_FLAGS.fields, help: 'the only fields to measure: codes or labels, separated by commas' },
  sheet: SHEET_FLAG,
  limit: { kind: 'count', value: 'N', help: 'measure on the first N products only' },
  timeout: ASKING_FLAGS.timeout,
  concurrency: ASKING_FLAGS.concurrency,
  grounded: ASKING_FLAGS.grounded,
  'min-confidence': ASKING_FLAGS['min-confidence'],
  precision: ASKING_FLAGS.precision,
  'max-cost': { ...ASKING_FLAGS['max-cost'], help: 'stop asking a composition before its calls cost more' },
  'max-calls': { ...ASKING_FLAGS['max-calls'], help: 'stop asking a composition after this many questions' },
  calibrate: {
    kind: 'switch',
    help: "keep in the catalogue how far a model's confidence came true, for its answers from now on",
  },
  curve: {
    kind: 'switch',
    help: 'with --holdout: F1 by the number of reviewed values, in the order of a review and by chance',
  },
  'fail-under': { kind: 'text', value: 'F1', help: 'end with 3 where a composition has a lower F1, such as 0.9' },
  compare: {
    kind: 'text',
    value: 'FILE',
    help: 'say what got better and worse since an earlier run, by the file of its --output',
  },
  output: { kind: 'text', value: 'FILE', help: 'keep every answer with what is right, as JSON lines' },
  report: { kind: 'text', value: 'FILE', help: 'write one HTML page: figures, curve, and every error with its text' },
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the figures (default: table)' },
} as const satisfies Record<string, FlagSpec>;

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
  'max-cost': { ...ASKING_FLAGS['max-cost'], help: 'stop asking a composition before its calls cost more' },
  'max-calls': { ...ASKING_FLAGS['max-calls'], help: 'stop asking a composition after this many questions' },
  'no-cache': ASKING_FLAGS['no-cache'],
  refresh: ASKING_FLAGS.refresh,
} as const satisfies Record<string, FlagSpec>;

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

/** The flags of `init`. */
export const INIT_FLAGS = {
  ...SHARED_FLAGS,
  provider: {
    kind: 'text',
    value: 'NAME',
    help: 'openai, azure, gemini, mistral, anthropic, openrouter, ollama, llama-server (llama.cpp) or gguf',
  },
  model: { kind: 'text', value: 'NAME', help: 'the model, as the provider names it (azure: your deployment)' },
  'key-variable': { kind: 'text', value: 'NAME', help: 'the environment variable that holds the key' },
  address: { kind: 'text', value: 'URL', help: 'the address of a server of your own (ollama, llama-server)' },
  file: { kind: 'text', value: 'FILE', help: 'the path of a GGUF file' },
} as const satisfies Record<string, FlagSpec>;
