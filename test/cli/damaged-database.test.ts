import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/database/catalogue/catalogue.js';
import { openDatabase } from '../../src/database/open-database.js';
import { batchScene, lines, sceneProducts } from '../helpers/batch-scene.js';
import { runBin } from '../helpers/run-bin.js';

const scene = batchScene();
const input = scene.write('one.jsonl', lines(sceneProducts(2)));
const DATABASE = join('data', 'akeneo-lookup', 'catalogue.db');
const FIELD = ['--fields', 'EF000007'];

/** A copy of the catalogue, changed at places that a seed gives. */
function damagedCopy(seed: number, damage: (bytes: Buffer, random: () => number) => void): string {
  const file = scene.file(`damaged-${seed}.db`);
  copyFileSync(scene.file(DATABASE), file);
  const bytes = readFileSync(file);
  let state = seed * 2_654_435_761;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  damage(bytes, random);
  writeFileSync(file, bytes);
  return file;
}

const flipped = (bytes: Buffer, random: () => number) => {
  for (let bit = 1; bit <= 20; bit++) {
    const place = 100 + Math.floor(random() * (bytes.length - 100));
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (bit % 8));
  }
};
const pageOfNoise = (bytes: Buffer, random: () => number) => {
  const start = 4096 * (1 + Math.floor(random() * (bytes.length / 4096 - 1)));
  for (let at = start; at < start + 4096; at++) bytes[at] = Math.floor(random() * 256);
};

describe('a damaged database', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is a sentence in every command, never a stack: %i',
    async (seed) => {
      const file = damagedCopy(seed, seed % 2 ? flipped : pageOfNoise);
      for (const words of [
        ['lookup', 'Lavabo blanc', ...FIELD],
        ['fields'],
        ['batch', input, ...FIELD],
        ['db', 'status'],
      ]) {
        const { stderr, code } = await scene.run([...words, '--database', file]);
        expect(stderr).not.toMatch(/^ {4}at |chunks\/|SqliteError|SyntaxError/m);
        expect([0, 2, 3]).toContain(code);
        if (code === 2) expect(stderr).toMatch(/the database .* (?:is damaged|cannot be|is not an SQLite)/);
      }
    },
    120_000,
  );

  it('is told of by db status', async () => {
    const file = damagedCopy(99, (bytes, random) => {
      for (let page = 0; page < 8; page++) pageOfNoise(bytes, random);
    });
    const { stderr, code } = await scene.run(['db', 'status', '--database', file]);
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining('restore it, or remove it'), code: 2 });
    expect((await scene.run(['db', 'status', '--database', scene.file(DATABASE)])).code).toBe(0);
  });
});

/** A small disk of its own, where this machine lets us have one. */
function mount(options: string): string | undefined {
  const folder = scene.file(`disk-${options.length}`);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounted.push(folder);
  return folder;
}

const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) execFileSync('umount', ['-l', folder]);
});

describe('a disk that cannot be written', () => {
  it('is read as it is: lookup, batch, fields and db status', async ({ skip }) => {
    const disk = mount('size=20m');
    if (!disk) return skip();
    const file = join(disk, 'catalogue.db');
    copyFileSync(scene.file(DATABASE), file);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    for (const words of [
      ['lookup', 'Lavabo blanc', ...FIELD],
      ['batch', input, ...FIELD],
      ['fields'],
      ['db', 'status'],
    ]) {
      const { stderr, code } = await scene.run([...words, '--database', file]);
      expect({ words, stderr, code }).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error:') });
    }
  }, 60_000);

  it('costs the cache of answers, not the answer, when it is full', async ({ skip }) => {
    const disk = mount('size=2m,mode=755');
    if (!disk) return skip();
    const file = join(disk, 'catalogue.db');
    copyFileSync(scene.file(DATABASE), file);
    try {
      writeFileSync(join(disk, 'full'), Buffer.alloc(4_000_000));
    } catch {
      // Full is what it is to be.
    }
    const server = await scene.serve();
    const { stdout, code } = await scene.run(
      ['lookup', 'Lavabo blanc de la série 1', ...FIELD, '--database', file],
      server,
    );
    expect({ stdout, code }).toEqual({ stdout: '{"EF000007":"blanc"}\n', code: 0 });
  }, 60_000);
});

it('reads a catalogue into memory as it is on the disk', () => {
  const asFile = createCatalogue(openDatabase(scene.file(DATABASE)));
  const settings = { orInMemory: true };
  expect(createCatalogue(openDatabase(scene.file(DATABASE), settings)).allFields()).toEqual(asFile.allFields());
});

it('says in one line that help cannot be written', async ({ skip }) => {
  if (process.platform !== 'linux') return skip();
  const shell = ['-c', `"${process.execPath}" bin/run.js --help > /dev/full; echo $?`];
  expect(execFileSync('sh', shell, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toBe('2\n');
  const { stderr } = await runBin(['lookup', 'x', '--fields', '@/dev/zero'], { directory: scene.folder });
  expect(stderr).toMatch(/\/dev\/zero is a device, and no list of field codes/);
});
