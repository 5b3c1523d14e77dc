import type { Value } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import { jsonlFormat } from './jsonl-format.js';
import { readRecords } from './read-records.js';
import type { RowFormat } from './row-format.js';

/** Where the rows of an output are kept that cannot be added to, such as a workbook: JSON lines, in the order of the input. */
export function ledgerPath(output: string): string {
  return `${output}.ledger`;
}

/** A row of a ledger. */
export interface LedgerRow {
  readonly id: string | number;
  readonly idColumn: string;
  /** Every code asked, in order; null where nothing was found or answered. */
  readonly values: ReadonlyMap<string, Value>;
  /** Only where details are kept. */
  readonly answers?: readonly Answer[];
  readonly texts?: Readonly<Record<string, string>>;
  /** Why fields were not answered, by code. */
  readonly unanswered?: Readonly<Record<string, string>>;
  /** As a line of `batch` writes it. */
  readonly line: string;
}

/** The lines of `batch`, with what only a ledger needs to know at their end. */
export function ledgerFormat(details: boolean): RowFormat {
  const lines = jsonlFormat(details);
  return {
    ...lines,
    tellsHash: true,
    write(row) {
      const { idColumn = 'id', hash = null } = row;
      return `${lines.write(row).slice(0, -2)},"ledger":${JSON.stringify({ idColumn, hash })}}\n`;
    },
    read(text) {
      const row = lines.read(text);
      const { ledger: output } = row ? (JSON.parse(text) as StoredLine) : {};
      return row && output ? { ...row, hash: output.hash ?? undefined } : undefined;
    },
  };
}

interface StoredLine extends Omit<LedgerRow, 'values' | 'line' | 'idColumn'> {
  readonly values: Readonly<Record<string, Value>>;
  readonly ledger?: { readonly idColumn: string; readonly hash: string | null };
}

/** The rows of a ledger, in its order. */
export async function* readLedgerRows(path: string): AsyncGenerator<LedgerRow> {
  for await (const { text, whole } of readRecords(path, false)) {
    if (!whole) return;
    const { values, ledger: output, ...row } = JSON.parse(text) as StoredLine;
    const line = `${text.slice(0, text.lastIndexOf(',"ledger":{'))}}\n`;
    yield { ...row, idColumn: output?.idColumn ?? 'id', values: new Map(Object.entries(values)), line };
  }
}
