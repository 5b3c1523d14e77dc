import { parseRow } from './parse-row.js';
import type { BrokenRow, InputRow } from './row.js';

/** The rows of a text with one JSON object a line; blank lines are passed over. */
export async function* readJsonLines(blocks: AsyncIterable<string>): AsyncGenerator<InputRow | BrokenRow> {
  let line = 0;
  let rest = '';
  for await (const block of blocks) {
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield parseRow(text, line);
    }
  }
  if (rest.trim() !== '') yield parseRow(rest, line + 1);
}
