import { describe, expect, it } from 'vitest';
import { type ExampleRows, readExampleRows, type Target } from '../../../src/database/seeding/example-rows.js';
import { readRowsInThread, worthThread } from '../../../src/database/seeding/rows-thread.js';
import { UserError } from '../../../src/errors.js';
import { parseField } from '../../../src/fields/parse/parse-field.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const { field } = parseField({ name: 'WIDTH', label: 'width', type: 'number', unit: 'cm' }, 'test');
const TARGETS: readonly Target[] = [{ id: 7, field }];

const entry = (place: number) => ({ field: 'WIDTH', context: `meuble ${place >> 1}`, value: place % 5 || 'wide' });
const files = [
  folder.writeLines(
    'many.jsonl',
    Array.from({ length: 20_000 }, (_, place) => entry(place)),
  ),
  folder.write(
    'latin.jsonl',
    Buffer.concat([Buffer.from('{"field":"WIDTH","context":"étagère","value":"6\xa0cm"}\n[1]', 'latin1')]),
  ),
];

async function all(rows: AsyncIterable<ExampleRows>): Promise<readonly ExampleRows[]> {
  const read: ExampleRows[] = [];
  for await (const some of rows) read.push(some);
  return read;
}

describe('reading examples in a thread', () => {
  it('gives the rows, what is left out and notes as without one', async () => {
    const read = await all(readRowsInThread(files, TARGETS));
    expect(read).toEqual(await all(readExampleRows(files, TARGETS)));
    expect(read.length).toBeGreaterThan(2);
    expect(read.flatMap(({ notes }) => notes)).toEqual([expect.stringContaining('Windows-1252')]);
    expect(read.flatMap(({ skipped }) => skipped.map(({ reason }) => reason))).toContain('not an example');
  });

  it('rejects with the mistake of the user that the thread met', async () => {
    const broken = folder.write('broken.jsonl', '{"field": "WIDTH"\n');
    const reading = all(readRowsInThread([broken], TARGETS));
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toMatchObject({ code: 'json', exitCode: 2, message: expect.stringContaining(':1:') });
  });

  it('ends with the loop over it', async () => {
    for await (const { entries } of readRowsInThread(files, TARGETS)) {
      expect(entries).toBeGreaterThan(0);
      break;
    }
  });

  it('is worth it for large files only, and not for standard input', () => {
    const large = folder.write('large.jsonl', 'x'.repeat(17 * 2 ** 20));
    expect([worthThread(files), worthThread([large, '-'])]).toEqual([false, false]);
  });
});
