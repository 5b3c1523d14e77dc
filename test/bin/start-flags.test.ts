import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Says on standard error what of Node itself was loaded once V8 had other flags, under which it compiles that anew. */
const HOOK = `
const v8 = require('node:v8');
const { setFlagsFromString } = v8;
let before;
v8.setFlagsFromString = (flags) => {
  setFlagsFromString(flags);
  before ??= new Set(process.moduleLoadList);
};
process.on('exit', () => {
  const later = process.moduleLoadList.filter((name) => name.startsWith('NativeModule') && !before.has(name));
  require('node:fs').writeSync(2, JSON.stringify(later));
});`;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-flags-'));
const hook = join(folder, 'hook.cjs');
const words = ['--require', hook, join(ROOT, 'bin', 'run.js'), 'Table, largeur 120 cm', '--fields', 'EF000008'];
const env = { ...process.env, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, FORCE_COLOR: undefined };

beforeAll(() => {
  writeFileSync(hook, HOOK);
  // Makes the catalogue, for which more is loaded.
  execFileSync(process.execPath, words, { env, stdio: 'ignore' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('loads what a lookup needs of Node before V8 has other flags', () => {
  const { stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  const later = JSON.parse(stderr) as string[];
  expect(later.filter((name) => name !== 'NativeModule internal/util/colors')).toEqual([]);
});
