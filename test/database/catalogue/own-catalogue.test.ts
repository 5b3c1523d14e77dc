import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { bundleScript } from '../../helpers/bundle-script.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
/** Inside of the package, where scripts find its libraries, its migrations and its data. */
const scripts = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'node_modules',
  '.cache',
  `akeneo-lookup-test-${process.pid}`,
);
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

let firstUse: string;
let seeding: string;
beforeAll(async () => {
  firstUse = await bundleScript(
    join(scripts, 'first-use'),
    `import { openStoredCatalogue } from './src/database/catalogue/open-stored-catalogue.js';
     const { catalogue, notes } = await openStoredCatalogue();
     console.log(JSON.stringify({ fields: catalogue.allFields().length, examples: catalogue.exampleCounts().size, notes }));
     catalogue.close();`,
  );
  seeding = await bundleScript(
    join(scripts, 'seeding'),
    `import { openForChange } from './src/database/catalogue/open-for-change.js';
     import { seedDatabase } from './src/database/seeding/seed-database.js';
     const { database } = openForChange(process.argv[2]);
     const onProgress = (doing) => console.log(doing);
     await seedDatabase(database, { fields: [], examples: [process.argv[3]], replace: true, train: false, onProgress });`,
  );
});

/** Runs a script with a data folder of its own. */
function start(script: string, words: readonly string[], data = folder.path) {
  const child = spawn(process.execPath, [script, ...words], {
    env: { ...process.env, XDG_DATA_HOME: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(stdout)));
  return { child, ended };
}

describe('the catalogue of the user', { timeout: 120_000 }, () => {
  it('is made once, whole, when two processes come first at the same time', async () => {
    const data = join(folder.path, 'two');
    const outputs = await Promise.all([start(firstUse, [], data).ended, start(firstUse, [], data).ended]);
    const results = outputs.map((output) => JSON.parse(output));
    for (const { fields, examples } of results) expect({ fields, examples }).toEqual({ fields: 76, examples: 76 });
    expect(readdirSync(join(data, 'akeneo-lookup'))).toEqual(['catalogue.db']);
  });

  it('is made anew after a process was killed in the middle, whose draft is cleared away', async () => {
    const data = join(folder.path, 'killed');
    const place = join(data, 'akeneo-lookup');
    const { child, ended } = start(firstUse, [], data);
    while (!existsSync(place) || !readdirSync(place).some((name) => name.endsWith('.draft'))) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(place, 'catalogue.db'))).toBe(false);
    for (const name of readdirSync(place)) utimesSync(join(place, name), 0, 0);
    writeFileSync(join(place, 'catalogue.db.new.draft'), 'another process is at it');
    const result = JSON.parse(await start(firstUse, [], data).ended);
    expect(result).toMatchObject({ fields: 76, notes: [expect.stringMatching(/^made a catalogue of 76 fields/)] });
    expect(readdirSync(place)).toEqual(['catalogue.db', 'catalogue.db.new.draft']);
  });
});

describe('a load that is killed', () => {
  it('leaves the catalogue as it was, ready to be loaded again', async () => {
    const database = folder.open();
    const fields = folder.write('fields.json', [{ name: 'WIDTH', label: 'width', type: 'number' }]);
    const few = folder.writeLines('few.jsonl', [{ field: 'WIDTH', context: 'kept', value: 1 }]);
    await seedDatabase(database, { fields: [fields], examples: [few], train: false });
    database.close();
    const many = folder.writeLines(
      'many.jsonl',
      Array.from({ length: 50_000 }, (_, place) => ({ field: 'WIDTH', context: `new text ${place}`, value: place })),
    );
    const { child, ended } = start(seeding, [database.path, many]);
    child.stdout.on('data', (text: string) => {
      if (text.includes('indexing')) child.kill('SIGKILL');
    });
    expect(await ended).toContain('indexing texts');
    const after = openDatabase(database.path);
    const texts = after.sqlite.prepare(
      'SELECT text FROM descriptions JOIN examples ON description_id = descriptions.id',
    );
    expect(texts.pluck().all()).toEqual(['kept']);
    const report = await seedDatabase(after, { fields: [], examples: [many], train: false });
    expect(report.examples.loaded).toBe(50_000);
    after.close();
  });
});
