import { UserError } from '../errors.js';
import { type CsvStyle, PLAIN_CSV } from './csv.js';

/** How products can be written. */
export const PRODUCT_FORMATS = ['jsonl', 'csv', 'xlsx', 'akeneo'] as const;

/** `jsonl` one object per line, `csv` and `xlsx` one table, `akeneo` tables for its product import. */
export type ProductFormat = (typeof PRODUCT_FORMATS)[number];

/** What the flags of a run say of its output. */
export interface OutputFlags {
  readonly output?: string | undefined;
  readonly format?: ProductFormat | undefined;
  readonly delimiter?: string | undefined;
  readonly decimal?: string | undefined;
  readonly bom?: boolean | undefined;
  readonly columns?: 'code' | 'label' | undefined;
  readonly erase?: boolean | undefined;
}

/** How an output is written. */
export interface OutputTarget {
  readonly format: ProductFormat;
  /** What tables are written as; `jsonl` where there are none. */
  readonly kind: 'jsonl' | 'csv' | 'xlsx';
  readonly gzip: boolean;
  readonly style: CsvStyle;
  readonly bom: boolean;
  readonly columns: 'code' | 'label';
  /** One table for Akeneo, whose empty cells erase what is stored. */
  readonly erase: boolean;
}

const KINDS: Readonly<Record<string, OutputTarget['kind']>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
};

/** Endings of tables and documents that are not written; a wrong format under their name would open nowhere. */
const OTHER_TABLES = ['xls', 'xlsm', 'xlsb', 'ods', 'zip', 'pdf', 'doc', 'docx', 'odt', 'rtf', 'html', 'htm', 'xml'];

/**
 * How the output is written: by its name, and by the flags where the name says nothing.
 * @param flag what named the output
 * @throws UserError for a name and a format that contradict each other, and for flags that have no meaning in it
 */
export function outputTarget(flags: OutputFlags, flag = '--output'): OutputTarget {
  const { output, columns = 'code', bom = false, erase = false } = flags;
  const { ending, gzip } = endingOf(output);
  const named = KINDS[ending];
  if (OTHER_TABLES.includes(ending))
    throw new UserError(`${flag} ${output}: .${ending} is not written: name it .xlsx or .csv`);
  const format = flags.format ?? named ?? 'jsonl';
  const kind = named ?? (format === 'akeneo' ? 'csv' : format);
  if (format === 'akeneo' ? kind === 'jsonl' : kind !== format) throw contradiction(output, format, kind);
  if (kind === 'xlsx' && gzip) throw new UserError(`${flag} ${output}: a workbook is packed already: leave out .gz`);
  if (output === undefined && (format === 'xlsx' || format === 'akeneo')) throw needsFile(format);
  checkMeaning(flags, format, kind);
  return { format, kind, gzip, columns, bom, erase, style: styleOf(flags, format, ending) };
}

/** What a file is by its name alone; undefined where that says nothing. */
export function kindByName(path: string): OutputTarget['kind'] | undefined {
  return KINDS[endingOf(path).ending];
}

function endingOf(output: string | undefined): { readonly ending: string; readonly gzip: boolean } {
  const name = output ?? '';
  const gzip = /\.gz$/i.test(name);
  const [, ending = ''] = /\.(\w+)$/.exec(gzip ? name.slice(0, -3) : name) ?? [];
  return { ending: ending.toLowerCase(), gzip };
}

function contradiction(output: string | undefined, format: ProductFormat, kind: string): UserError {
  const fitting = format === 'akeneo' ? '.csv or .xlsx' : `.${format}`;
  return new UserError(
    `--format ${format} contradicts the name ${output}, which says ${kind}: name it ${fitting}, or leave out --format`,
  );
}

function needsFile(format: ProductFormat): UserError {
  if (format === 'xlsx') return new UserError('a workbook is written to a file: name it, as in --output filled.xlsx');
  return new UserError(
    '--format akeneo writes several files, since an empty cell would erase what is stored: name them, as in --output import.csv',
  );
}

function checkMeaning(flags: OutputFlags, format: ProductFormat, kind: OutputTarget['kind']): void {
  for (const name of ['delimiter', 'decimal', 'bom'] as const)
    if (flags[name] && kind !== 'csv') throw meaningless(name, 'a CSV');
  if (flags.columns && kind === 'jsonl') throw meaningless('columns', 'a table');
  if (flags.columns && format === 'akeneo') throw meaningless('columns', 'a table of your own: Akeneo reads codes');
  if (flags.erase && format !== 'akeneo') throw meaningless('erase', '--format akeneo');
}

function meaningless(flag: string, what: string): UserError {
  return new UserError(`--${flag} is for ${what}: leave it out, or write another format`);
}

const DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' };

function styleOf({ delimiter, decimal }: OutputFlags, format: ProductFormat, ending: string): CsvStyle {
  const usual = ending === 'tsv' ? '\t' : format === 'akeneo' ? ';' : PLAIN_CSV.delimiter;
  const character = delimiter === undefined ? usual : (DELIMITERS[delimiter.toLowerCase()] ?? delimiter);
  if (!/^[,;|\t:^~]$/.test(character)) throw new UserError(`--delimiter is "${delimiter}": write one of , ; | or tab`);
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new UserError(`--decimal is "${decimal}": write . or ,`);
  // What an import reads has to come as it is.
  return { delimiter: character, decimal: decimal ?? '.', guarded: format !== 'akeneo' };
}
