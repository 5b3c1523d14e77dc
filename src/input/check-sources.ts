import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { type RowSource, readError } from './read-blocks.js';

/** A file that a run writes to. */
export interface WrittenFile {
  /** What the user knows it as, such as `--output`. */
  readonly name: string;
  /** Undefined when none is asked for. */
  readonly path: string | undefined;
}

/**
 * Throws a UserError for the first file that cannot be read, before hours of work are done on those before it, and for one
 * that would be written although it is read, is the catalogue, or is written as something else as well; by any path or link.
 */
export function checkSources(
  sources: readonly RowSource[],
  written: readonly WrittenFile[] = [],
  database?: string,
): void {
  for (const { name, path } of sources) if (path !== undefined) checkFile(path, name);
  const read = sources.flatMap(({ name, path }) => (path === undefined ? [] : { name, path }));
  const known = new Map<string, string>();
  if (database !== undefined) claim(known, { name: 'the catalogue', path: database });
  for (const source of read) claim(known, source);
  for (const { name, path } of written) {
    if (path === undefined || isDevice(path)) continue;
    const other = identitiesOf(path)
      .map((identity) => known.get(identity))
      .find((found) => found !== undefined);
    if (other !== undefined) throw new UserError(sameFile(name, path, other), 'output');
    claim(known, { name, path });
  }
}

function sameFile(name: string, path: string, other: string): string {
  if (other.startsWith('--')) return `${name} and ${other} are one file, ${path}: name two`;
  const what = other === 'the catalogue' ? 'is the catalogue' : 'is read';
  return `${path} ${what} and cannot be written at once: name another file with ${name}`;
}

function claim(known: Map<string, string>, { name, path }: { readonly name: string; readonly path: string }): void {
  for (const identity of identitiesOf(path)) if (!known.has(identity)) known.set(identity, name);
}

/** What tells a file from others: its path without links, and its place on the disk, which hard links share. */
function identitiesOf(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  return [realPath(path), ...(found?.isFile() ? [`${found.dev}:${found.ino}`] : [])];
}

/** A terminal, a pipe or /dev/null, which may be written as several things. */
function isDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

function checkFile(path: string, name: string): void {
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw readError(error, name);
  }
}

/** The path without links; of a file that is still to be made, that of its folder. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(realPath(folder), basename(path));
  }
}
