import type { Source } from '../input/read-blocks.js';
import { readRows } from '../input/read-rows.js';
import type { Row } from '../input/row.js';
import type { GoldRow } from './make-trials.js';

/** How gold is read. */
export interface GoldOptions {
  /** Told of every row that decides nothing, with its line and what it lacks. */
  readonly onBroken: (line: number, reason: string) => void;
  readonly note?: (text: string) => void;
}

/** The gold rows of a source (`{"id", "field", "accepted": […] or null}`) as they arrive. Throws a UserError when it cannot be read. */
export async function* readGold(source: Source, { onBroken, note }: GoldOptions): AsyncGenerator<GoldRow> {
  for await (const row of readRows(source, note)) {
    if ('reason' in row) onBroken(row.line, row.reason);
    else {
      const lacking = ['id', 'field', 'accepted'].find((key) => row.values[key] === undefined);
      if (lacking) onBroken(row.line, `no "${lacking}"`);
      else yield toGold(row);
    }
  }
}

function toGold({ values }: Row): GoldRow {
  const { id, field, accepted, kind } = values;
  return { id: String(id), field: String(field), accepted, ...(typeof kind === 'string' && kind && { kind }) };
}
