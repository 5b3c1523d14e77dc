import type { FieldIndex } from '../examples/field-index.js';
import type { RowSource } from '../input/read-blocks.js';
import { readRows } from '../input/read-rows.js';
import type { InputRow } from '../input/row.js';
import type { GoldRow } from './make-trials.js';
import { bestIdColumn, wideGold } from './wide-gold.js';

/** How gold is read. */
export interface GoldOptions {
  /** Told of every row that decides nothing, with its line and what it lacks. */
  readonly onBroken: (line: number, reason: string) => void;
  readonly note?: (text: string) => void;
  /** The fields that columns of a table may be named after. */
  readonly fields?: FieldIndex;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/**
 * The gold rows of a source as they arrive: `{"id", "field", "accepted": [values] or null}`, or as `batch` writes them,
 * `{"id", "values": {"CODE": value}}`, or as a table with a column per field. @throws UserError when it cannot be read
 */
export async function* readGold(
  source: RowSource,
  { onBroken, note, fields, sheet }: GoldOptions,
): AsyncGenerator<GoldRow> {
  for await (const row of readRows(source, { note, sheet })) {
    if ('reason' in row) onBroken(row.line, row.reason);
    else {
      const isWide = fields !== undefined && row.table === true && row.values.field === undefined;
      const lacking = isWide ? lackingIdentifier(row) : lackingKey(row);
      if (lacking) onBroken(row.line, `no "${lacking}"`);
      else yield* isWide ? wideGold(row, fields) : toGold(row);
    }
  }
}

function lackingIdentifier({ values }: InputRow): string | undefined {
  return bestIdColumn(Object.keys(values)) === undefined ? 'id' : undefined;
}

function lackingKey({ values }: InputRow): string | undefined {
  const keys = isRecord(values.values) ? ['id'] : ['id', 'field', 'accepted'];
  return keys.find((key) => values[key] === undefined);
}

function toGold({ values: { id, field, accepted, kind, values, unanswered } }: InputRow): readonly GoldRow[] {
  if (isRecord(values)) {
    const isKnown = (code: string) => !isRecord(unanswered) || !Object.hasOwn(unanswered, code);
    const known = Object.entries(values).filter(([code]) => isKnown(code));
    return known.map(([code, value]) => ({
      id: String(id),
      field: code,
      accepted: value === null ? null : [value],
    }));
  }
  const withKind = typeof kind === 'string' && kind !== '' && { kind };
  return [{ id: String(id), field: String(field), accepted, ...withKind }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
