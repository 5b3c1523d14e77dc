import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type RowSource, sourceOf } from '../../input/read-blocks.js';
import type { Session } from '../session.js';

/** Sources that can be read more than once: what comes through a pipe is kept in a temporary file until the session ends. */
export async function keepInput(
  { atEnd }: Pick<Session, 'atEnd'>,
  sources: readonly RowSource[],
): Promise<readonly RowSource[]> {
  if (sources.every(isFile)) return sources;
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return Promise.all(
    sources.map(async (source, index) => {
      if (isFile(source)) return source;
      const path = join(folder, `input-${index}`);
      await pipeline(source.open(), createWriteStream(path, { mode: 0o600 }));
      const { open } = sourceOf(path, process.stdin);
      return { name: source.name, path, open };
    }),
  );
}

/** A file that is missing is told of by whoever reads it. */
function isFile({ path }: RowSource): boolean {
  return path !== undefined && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
}
