import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder of one test. */
export interface Folder {
  readonly path: string;
  /** Writes a file, with the folders that it needs, and gives its path. */
  write(name: string, text: string): Promise<string>;
}

/** Makes a temporary folder that goes with the test. */
export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'akeneo-lookup-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return {
    path,
    async write(name, text) {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
  };
}
