import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFieldWords } from '../../src/config/field-words.js';
import { UserError } from '../../src/errors.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codes-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('words that name fields', () => {
  it('stay as they are written, since a label may hold spaces and commas', async () => {
    expect(await readFieldWords(['A,B', ' Largeur utile ', 'C;D'])).toEqual(['A,B', 'Largeur utile', 'C;D']);
  });

  it('come from a file, one a line, with comments, blank lines and any line end', async () => {
    await writeFile(join(folder, 'codes.txt'), '\uFEFF# bathroom\r\nA\r\n\r\n  Largeur utile  # width\n#C\nD#1\n');
    expect(await readFieldWords(['Z', '@codes.txt', 'A'], folder)).toEqual(['Z', 'A', 'Largeur utile', 'D#1', 'A']);
    expect(await readFieldWords([`@${join(folder, 'codes.txt')}`])).toEqual(['A', 'Largeur utile', 'D#1']);
  });

  it('are none for nothing', async () => {
    expect(await readFieldWords(['', ' '])).toEqual([]);
  });

  it('name the file that cannot be read', async () => {
    const file = join(folder, 'missing.txt');
    const reading = readFieldWords(['@missing.txt'], folder);
    await expect(reading).rejects.toThrow(`cannot read the field codes in ${file} (ENOENT): check the path after @`);
    await expect(reading).rejects.toBeInstanceOf(UserError);
  });
});
