import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds what is stale once before the tests, since some of them run the built program. */
export default function build(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build.js'), '--if-stale'], {
    stdio: 'inherit',
  });
}
