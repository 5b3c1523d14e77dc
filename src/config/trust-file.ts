import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.js';

/** Others may write. */
const WORLD_WRITABLE = 0o002;
/** In such a folder nobody may replace what belongs to another, as in /tmp. */
const STICKY = 0o1000;

/**
 * Throws a UserError for a file that was found, not named, and that another user may have put there or may change: a
 * configuration can run code and programs, as whoever finds it. As git's safe.directory and ssh's modes, and without a
 * meaning on Windows.
 */
export function requireTrusted(file: string): void {
  const user = process.getuid?.();
  if (user === undefined) return;
  const problem = problemOf(file, user);
  if (problem === undefined) return;
  throw new UserError(
    `configuration file ${file} is not read, since ${problem}: if it is yours, mend that, or name it with --config or AKENEO_LOOKUP_CONFIG`,
    'config-untrusted',
  );
}

function problemOf(file: string, user: number): string | undefined {
  const [link, content, folder] = [lstatSync(file), statSync(file), statSync(dirname(file))];
  const stranger = [link, content].find(({ uid }) => uid !== user && uid !== 0);
  if (stranger) return `it belongs to another user (uid ${stranger.uid})`;
  if (isOpen(content)) return 'every user may write it (chmod o-w)';
  if (isOpen(folder) && (folder.mode & STICKY) === 0) return `every user may write into ${dirname(file)} (chmod o-w)`;
  return undefined;
}

function isOpen({ mode }: Stats): boolean {
  return (mode & WORLD_WRITABLE) !== 0;
}
