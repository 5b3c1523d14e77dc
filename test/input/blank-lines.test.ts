import { expect, it } from 'vitest';
import { countedWork } from '../helpers/counted-work.js';
import { rowsOf } from './rows-of.js';

it('passes over blank lines between the records of a table without reading them twice', async () => {
  const work = (lines: number) => countedWork(() => rowsOf('rows.csv', `id;a\n1;x\n${'\n'.repeat(lines)}2;y\n`));
  const [few, many] = [await work(100_000), await work(400_000)];
  expect(many / few).toBeLessThan(4.5);
  expect(await rowsOf('rows.csv', `id;a\n1;x\n${'\n'.repeat(300_000)}2;x;y\n`)).toEqual([
    '1',
    [300_003, '3 cells in a table of 2 columns'],
  ]);
});
