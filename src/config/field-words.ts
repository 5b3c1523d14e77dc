import { resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * The words that name fields, as they were written, with `@FILE` replaced by the lines of a file, without # comments.
 * @param directory what a file's relative path is relative to
 * @throws UserError for a file that cannot be read
 */
export async function readFieldWords(words: readonly string[], directory = process.cwd()): Promise<readonly string[]> {
  const lists = await Promise.all(
    words.map((word) => (word.startsWith('@') ? readLines(resolve(directory, word.slice(1))) : [word.trim()])),
  );
  return lists.flat().filter((word) => word !== '');
}

async function readLines(file: string): Promise<readonly string[]> {
  const { readFile } = await import('node:fs/promises');
  const { stat } = await import('node:fs/promises');
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile() && !found.isFIFO() && !found.isDirectory()) {
    throw new UserError(`${file} is a device, and no list of field codes: check the path after @`, 'fields-file');
  }
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `cannot read the field codes in ${file} (${error.code}): check the path after @`,
      'fields-file',
    );
  });
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim());
}
