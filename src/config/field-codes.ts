import { resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Field codes from words that hold one or several, separated by commas or white space; `@FILE` stands for the codes in
 * a file, one a line, with # comments. Each code comes once, in the order first named.
 * @param directory what a file's relative path is relative to
 */
export async function parseFieldCodes(words: readonly string[], directory = process.cwd()): Promise<readonly string[]> {
  const lists = await Promise.all(
    words.map((word) => (word.startsWith('@') ? readCodes(resolve(directory, word.slice(1))) : word.split(/[\s,]+/))),
  );
  return [...new Set(lists.flat().filter((code) => code !== ''))];
}

async function readCodes(file: string): Promise<readonly string[]> {
  const { readFile } = await import('node:fs/promises');
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
