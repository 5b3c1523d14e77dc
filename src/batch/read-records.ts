import { createReadStream } from 'node:fs';

/** One row of a file, with its line end when that was written. */
export interface FileRecord {
  readonly text: string;
  /** Whether its line end was written too; the last row of an interrupted run may be torn. */
  readonly whole: boolean;
}

/** The rows of a file in UTF-8. @param quoted whether line ends inside of double quotes belong to the row */
export async function* readRecords(path: string, quoted: boolean): AsyncGenerator<FileRecord> {
  let rest = '';
  let open = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const text = `${open}${line}\n`;
      open = quoted && countQuotes(text) % 2 === 1 ? text : '';
      if (open === '') yield { text, whole: true };
    }
  }
  if (open + rest !== '') yield { text: open + rest, whole: false };
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** How much of a file is whole rows. */
export async function measureRecords(path: string, quoted: boolean): Promise<{ records: number; bytes: number }> {
  let records = 0;
  let bytes = 0;
  for await (const { text, whole } of readRecords(path, quoted)) {
    if (!whole) break;
    records++;
    bytes += Buffer.byteLength(text);
  }
  return { records, bytes };
}
