import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import all from '../vitest.config.js';

const root = join(import.meta.dirname, '..');

/** What opens a socket, a terminal or another process belongs to `npm test`. */
const OUTSIDE = /node:(?:child_process|http|net|tls)'/;
/** So does what takes its time over long texts. */
const LONG = ['test/engine/linear-time.test.ts'];

/** Whether a file of the tests, or one of them that it imports, reaches outside. */
function reachesOut(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  if (OUTSIDE.test(text)) return true;
  const imported = [...text.matchAll(/ from '(\.[^']+)\.js'/g)].map(([, name]) => join(path, '..', `${name}.ts`));
  return imported.some((file) => file.startsWith(import.meta.dirname) && existsSync(file) && reachesOut(file, seen));
}

const needsMore = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && reachesOut(join(import.meta.dirname, file)))
  .map((file) => `test/${file.replaceAll('\\', '/')}`);

/** The tests that need no server and no built program: `npm run test:unit`. */
export default mergeConfig(
  all,
  defineConfig({ test: { root, globalSetup: [], exclude: [...configDefaults.exclude, ...LONG, ...needsMore] } }),
);
