import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/** What opens a socket, a terminal or another process, most often the built program. */
const OUTSIDE = /node:(?:child_process|http|net|tls)'/;
const COUNTED = /counted-work\.js'/;
/** Takes its time over long texts. */
const LONG = ['test/engine/linear-time.test.ts'];

/** V8 counts every call only in code that is not optimised; set while it runs, these flags could end the process. */
const UNOPTIMISED = ['--no-opt', '--no-maglev', '--no-sparkplug'];

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`);

/** Whether a file of the tests, or one of them that it imports, names something. */
function reaches(pattern: RegExp, file: string): boolean {
  const seen = new Set<string>();
  const look = (path: string): boolean => {
    if (seen.has(path)) return false;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    if (pattern.test(text)) return true;
    const imported = [...text.matchAll(/ from '(\.[^']+)\.js'/g)].map(([, name]) => join(path, '..', `${name}.ts`));
    return imported.some((next) => next.startsWith(import.meta.dirname) && existsSync(next) && look(next));
  };
  return look(join(import.meta.dirname, '..', file));
}

function project(
  name: string,
  include: readonly string[],
  test: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [...include], ...test } };
}

const outside = tests.filter((file) => reaches(OUTSIDE, file));
const counted = tests.filter((file) => !outside.includes(file) && reaches(COUNTED, file));
const unit = tests.filter((file) => ![...outside, ...counted].includes(file));

/**
 * Every test in one of these: `unit` and `counted` need no server and no built program, and are `npm run test:unit`. The
 * files of `unit` share their processes, since loading the same sources for each was half of their time.
 */
export const projects: TestProjectInlineConfiguration[] = [
  project('unit', unit, { isolate: false, unstubEnvs: true }),
  project(
    'counted',
    counted.filter((file) => !LONG.includes(file)),
    { execArgv: UNOPTIMISED },
  ),
  project('long', LONG, { execArgv: UNOPTIMISED }),
  project('outside', outside, { globalSetup: ['test/helpers/build.ts'] }),
];
