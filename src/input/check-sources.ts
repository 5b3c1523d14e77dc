import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { UserError } from '../errors.js';
import { type RowSource, readError } from './read-blocks.js';

/**
 * Throws a UserError for the first file that cannot be read, before hours of work are done on those before it.
 * @param written files that will be written, which must be none of them
 */
export function checkSources(sources: readonly RowSource[], written: readonly string[] = []): void {
  const targets = new Set(written.flatMap((path) => realPath(path) ?? []));
  for (const { name, path } of sources) {
    if (path === undefined) continue;
    checkFile(path, name);
    if (targets.has(realPath(path) ?? '')) {
      throw new UserError(`${name} is read and cannot be written at once: name another file to write`, 'output');
    }
  }
}

function checkFile(path: string, name: string): void {
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw readError(error, name);
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
