import { OUTPUT_FORMATS } from '../output/formats.js';

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

/** The flags of commands that list something. */
export const LIST_FLAGS = {
  ...SHARED_FLAGS,
  format: { kind: 'choice', options: OUTPUT_FORMATS, help: 'how to print the list (default: table)' },
} as const satisfies Record<string, FlagSpec>;

/** The sheet of a workbook, of commands that read files. */
export const SHEET_FLAG = {
  kind: 'text',
  value: 'NAME|N',
  help: 'the sheet of an XLSX file (default: the first one with a table)',
} as const satisfies FlagSpec;
