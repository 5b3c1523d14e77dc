import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFieldCodes } from '../../src/config/field-codes.js';
import { UserError } from '../../src/errors.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codes-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('field codes', () => {
  it('are separated by commas or white space, in one word or several', async () => {
    expect(await parseFieldCodes(['A,B', 'C D', ' E ,\tF,'])).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('come once, in the order first named', async () => {
    expect(await parseFieldCodes(['B,A', 'B', 'A C'])).toEqual(['B', 'A', 'C']);
  });

  it('come from a file, one a line, with comments, blank lines and any line end', async () => {
    await writeFile(join(folder, 'codes.txt'), '\uFEFF# bathroom\r\nA\r\n\r\n  B  # width\n#C\nD#1\n');
    expect(await parseFieldCodes(['Z', '@codes.txt', 'A'], folder)).toEqual(['Z', 'A', 'B', 'D#1']);
    expect(await parseFieldCodes([`@${join(folder, 'codes.txt')}`])).toEqual(['A', 'B', 'D#1']);
  });

  it('are none for nothing', async () => {
    expect(await parseFieldCodes(['', ' , '])).toEqual([]);
  });

  it('name the file that cannot be read', async () => {
    const file = join(folder, 'missing.txt');
    const reading = parseFieldCodes(['@missing.txt'], folder);
    await expect(reading).rejects.toThrow(`cannot read the field codes in ${file} (ENOENT): check the path after @`);
    await expect(reading).rejects.toBeInstanceOf(UserError);
  });
});
