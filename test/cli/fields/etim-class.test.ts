import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { runBin } from '../../helpers/run-bin.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const TABLES = {
  ETIMARTCLASS: 'ARTCLASSID;ARTGROUPID;ARTCLASSDESC;ARTCLASSVERSION\nEC000001;EG000001;Lavabo;7\n',
  ETIMFEATURE: 'FEATUREID;FEATUREDESC\nEF000001;Matériau\nEF000002;Largeur\n',
  ETIMVALUE: 'VALUEID;VALUEDESC\nEV000001;Céramique\nEV000002;Acier\n',
  ETIMUNIT: 'UNITOFMEASID;UNITDESC\nEU570448;mm\n',
  ETIMARTCLASSFEATUREMAP:
    'ARTCLASSFEATURENR;ARTCLASSID;FEATUREID;FEATURETYPE;UNITOFMEASID;SORTNR\n1;EC000001;EF000001;A;;1\n2;EC000001;EF000002;N;EU570448;2\n',
  ETIMARTCLASSFEATUREVALUEMAP: 'ARTCLASSFEATURENR;VALUEID;SORTNR\n1;EV000001;1\n1;EV000002;2\n',
};
const run = (...words: string[]) => runBin([...words, '--database', join(folder, 'catalogue.db')]);

beforeAll(async () => {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(TABLES)) zip.addBuffer(Buffer.from(text, 'utf16le'), `${name}.csv`);
  zip.end();
  const path = join(folder, 'ETIM-FR.zip');
  await new Promise((resolve) => zip.outputStream.pipe(createWriteStream(path)).on('close', () => resolve(undefined)));
  const { stderr, code } = await run('db', 'seed', '--fields', path);
  expect(stderr).toContain('the catalogue knows 1 ETIM classes: take the fields of one with --etim-class');
  expect(code).toBe(0);
}, 60_000);

describe('a class of an ETIM release', () => {
  it('is listed by its code before its fields are loaded', async () => {
    const { stdout } = await run('fields', '--class', 'ec000001', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { code: 'EF000001', label: 'Matériau', type: 'select', options: [{ code: 'EV000001' }, { code: 'EV000002' }] },
      { code: 'EF000002', label: 'Largeur', type: 'number', unit: 'mm' },
    ]);
    const { stderr, code } = await run('fields', '--class', 'EC000009');
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no ETIM class "EC000009"')]);
  });

  it('is loaded by a later seed, and then fills products with its codes', async () => {
    expect((await run('db', 'seed', '--etim-class', 'EC000001')).stdout).toContain('fields: 2 loaded');
    const { stdout } = await run('lookup', 'Lavabo en acier, largeur 60 cm', '--fields', 'class:EC000001');
    expect(JSON.parse(stdout)).toEqual({ EF000001: 'EV000002', EF000002: 600 });
  });
});
