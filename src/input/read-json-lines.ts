import { boundLines } from './bound-lines.js';
import { parseRow } from './parse-row.js';
import { type BrokenRow, type InputRow, LONGEST_ROW } from './row.js';

/** The rows of a text with one JSON object per line; blank lines are passed over. */
export async function* readJsonLines(
  blocks: AsyncIterable<string>,
  longest = LONGEST_ROW,
): AsyncGenerator<InputRow | BrokenRow> {
  let line = 0;
  const long: BrokenRow[] = [];
  for await (const block of boundLines(blocks, longest, (row) => long.push(row))) {
    const lines = block.split('\n');
    if (block.endsWith('\n')) lines.pop();
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield parseRow(text, line);
    }
    yield* long.splice(0);
  }
  yield* long;
}
