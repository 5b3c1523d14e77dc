import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';
import { runBin } from '../../helpers/run-bin.js';

const folder = catalogueFolder();
const environment = { XDG_DATA_HOME: join(folder.path, 'data') };
const database = join(folder.path, 'own.db');
const run = (...words: string[]) => runBin(words, { environment, directory: folder.path });

const FIELDS = [
  {
    name: 'MATERIAL',
    label: 'Matière',
    type: 'select',
    options: ['acrylique', 'céramique', 'verre', 'bois', 'fonte'],
    family: 'x',
  },
  { name: 'WIDTH', label: 'Largeur (cm)', labels: { fr: 'Largeur', en: 'Width' }, type: 'number' },
];
const EXAMPLES = [
  { field: 'MATERIAL', context: 'Baignoire acrylique', value: 'acrylique' },
  { field: 'WIDTH', context: 'Baignoire acrylique', value: null },
  { field: 'WIDTH', context: 'Lavabo 60 cm', value: 'wide' },
];

beforeAll(() => {
  folder.write('fields.json', FIELDS);
  folder.writeLines('examples.jsonl', EXAMPLES);
});

describe('db migrate', () => {
  it('makes the catalogue, says what it applied, and then that there is nothing to do', async () => {
    const path = join(folder.path, 'migrated.db');
    const first = await run('db', 'migrate', '--database', path);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^applied 0000_\w+, 0001_\w+.* to .*migrated\.db\n$/);
    const second = await run('db', 'migrate', '--database', path);
    expect(second).toMatchObject({ code: 0, stdout: `nothing to do: ${path} is up to date\n`, stderr: '' });
  });

  it('makes the catalogue of the user without a path', async () => {
    const { stdout } = await run('db', 'migrate');
    expect(stdout).toContain(join(folder.path, 'data', 'akeneo-lookup', 'catalogue.db'));
    expect(existsSync(join(folder.path, 'data', 'akeneo-lookup', 'catalogue.db'))).toBe(true);
  });
});

describe('db seed', () => {
  it('says what it loaded, skipped and ignored, and from how many examples it learnt', async () => {
    const words = ['--fields', 'fields.json', '--examples', 'examples.jsonl', '--database', database];
    const { stdout, stderr, code } = await run('db', 'seed', ...words);
    expect(code).toBe(3);
    expect(stderr).toBe('note: unknown keys of the field files are ignored: family\n');
    expect(stdout.split('\n')).toEqual([
      'fields: 2 loaded, 0 updated, 0 unchanged',
      'examples: 2 loaded, 0 updated, 0 unchanged',
      expect.stringMatching(/^skipped 1, value not accepted: examples\.jsonl:3 WIDTH: .*wide/),
      'learnt from 2 examples',
      `catalogue: ${database}`,
      'what was learnt reproduces all of 2 examples',
      '',
    ]);
  });

  it('takes several files of a kind and does not swallow what follows them', async () => {
    const path = join(folder.path, 'several.db');
    folder.write('more.json', [{ name: 'DEPTH', label: 'Profondeur', type: 'number' }]);
    const { stdout, code } = await run(
      'db',
      'seed',
      '--fields',
      'fields.json',
      '--fields',
      'more.json',
      '--database',
      path,
    );
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: 'fields: 3 loaded, 0 updated, 0 unchanged',
    });
  });

  it('exits with 2 and one sentence for a file that is not right', async () => {
    folder.write('broken.json', '[{"name": }]');
    const { stdout, stderr, code } = await run('db', 'seed', '--fields', 'broken.json', '--database', database);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe('error: broken.json:1:11: not valid JSON, unexpected "}": mend this line\n');
  });

  it('stops at Ctrl-C, leaves the catalogue as it was and exits with 130', async () => {
    const path = join(folder.path, 'stopped.db');
    const entries = Array.from({ length: 200_000 }, (_, place) => ({
      field: 'WIDTH',
      context: `x ${place}`,
      value: 1,
    }));
    folder.writeLines('many.jsonl', entries);
    const words = ['db', 'seed', '--fields', 'fields.json', '--examples', 'many.jsonl', '--database', path];
    const onStart = (child: ChildProcess) => {
      const look = setInterval(() => {
        if (!existsSync(path)) return;
        clearInterval(look);
        child.kill('SIGINT');
      }, 5);
    };
    const { code, stdout, stderr } = await runBin(words, { environment, directory: folder.path, onStart });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('stopped: the catalogue is as it was before\n');
    expect((await run('db', 'status', '--database', path)).stdout).toMatch(/fields +0\n/);
  });
});

describe('db status', () => {
  it('shows file, size, migrations, fields by type and examples', async () => {
    const { stdout, code } = await run('db', 'status', '--database', database, '--format', 'jsonl');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      file: database,
      bytes: expect.any(Number),
      applied: expect.any(Number),
      pending: 0,
      fields: { number: 1, select: 1 },
      descriptions: 1,
      stated: 1,
      unstated: 1,
      proposed: 0,
      reviewed: 0,
      reviews: [],
      learntFrom: 2,
      audited: 0,
      auditedRight: 0,
    });
    expect((await run('db', 'status', '--database', database)).stdout).toMatch(/fields +1 number, 1 select\n/);
  });

  it('says that there is none, and makes none', async () => {
    const path = join(folder.path, 'none.db');
    const { stderr, code } = await run('db', 'status', '--database', path);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: there is no database .*none\.db: check the path, or make one with --create or akeneo-lookup db seed/,
    );
    expect(existsSync(path)).toBe(false);
  });
});

describe('fields', () => {
  const listed = async (...words: string[]) => {
    const { stdout, code } = await run('fields', ...words, '--database', database, '--format', 'jsonl');
    return {
      code,
      rows: stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  };

  it('lists all fields', async () => {
    const { code, rows } = await listed();
    expect(code).toBe(0);
    expect(rows).toMatchObject([
      { code: 'MATERIAL', label: 'Matière', type: 'select', stated: 1, unstated: 0 },
      { code: 'WIDTH', label: 'Largeur', type: 'number', unit: 'cm', stated: 0, unstated: 1 },
    ]);
  });

  it('searches labels in any language', async () => {
    expect((await listed('--search', 'wid')).rows).toMatchObject([{ code: 'WIDTH' }]);
  });

  it('shows the fields named, with examples, and warns of an unknown one', async () => {
    const { code, rows } = await listed('MATERIAL,WIDHT');
    expect(code).toBe(3);
    expect(rows).toMatchObject([
      { code: 'MATERIAL', examples: [{ value: 'acrylique', description: 'Baignoire acrylique' }] },
    ]);
    expect((await run('fields', 'WIDHT', '--database', database)).stderr).toMatch(
      /^warning: no field "WIDHT" in the catalogue: the nearest are WIDTH/,
    );
  });

  it('shows a table to people, with the first options only', async () => {
    const { stdout } = await run('fields', '--database', database);
    expect(stdout).toMatch(/^code +label +type +unit +options +examples +not stated\n/);
    expect(stdout).toContain('acrylique, céramique, verre, bois, … 1 more');
  });
});
