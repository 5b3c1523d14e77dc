import { isFile, openSource } from './open-source.js';
import { type RowSource, readBlocks } from './read-blocks.js';

/** How many lines all sources have together; undefined when one of them is no file. Rejects for one that cannot be read. */
export async function countLines(sources: readonly RowSource[], signal: AbortSignal): Promise<number | undefined> {
  if (sources.some(({ path }) => path === undefined || !isFile(path))) return undefined;
  for (const source of sources) if ('archive' in (await openSource(source))) return undefined;
  let lines = 0;
  for (const source of sources) {
    for await (const block of readBlocks(source)) {
      for (let at = block.indexOf('\n'); at !== -1; at = block.indexOf('\n', at + 1)) lines++;
      if (signal.aborted) return undefined;
    }
  }
  return lines;
}
