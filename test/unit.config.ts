import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import all from '../vitest.config.js';

const root = join(import.meta.dirname, '..');

/** What opens a socket, a terminal or another process belongs to `npm test`. */
const OUTSIDE =
  /node:(?:child_process|http|net|tls)'|\/(?:run-bin|run-in-terminal|\w*-server|redis|wires|llm-wires|queue-scene|batch-scene|bundle-script)\.js'/;

const needsMore = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => OUTSIDE.test(readFileSync(join(root, file), 'utf8')));

/** The tests that need no server and no built program: `npm run test:unit`. */
export default mergeConfig(
  all,
  defineConfig({ test: { root, globalSetup: [], exclude: [...configDefaults.exclude, ...needsMore] } }),
);
