import { Readable } from 'node:stream';
import { readRows } from '../../src/input/read-rows.js';

/** The rows of a text: their identifiers, or the line and reason of one that is broken. */
export async function rowsOf(name: string, content: string | Buffer, longest?: number): Promise<readonly unknown[]> {
  const bytes = Buffer.from(content);
  const parts = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
    bytes.subarray(at * 65_536, (at + 1) * 65_536),
  );
  const rows: unknown[] = [];
  for await (const row of readRows({ name, open: () => Readable.from(parts) }, { longest }))
    rows.push('reason' in row ? [row.line, row.reason] : row.values.id);
  return rows;
}
