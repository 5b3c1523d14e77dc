import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openForChange } from '../../src/database/catalogue/open-for-change.js';
import type { Database } from '../../src/database/open-database.js';

/** A temporary folder of one test file, with databases and files in it; all is removed at the end. */
export interface CatalogueFolder {
  readonly path: string;
  /** Writes a file, values as JSON, and returns its path. */
  write(name: string, content: unknown): string;
  /** Writes one JSON value a line. */
  writeLines(name: string, values: readonly unknown[]): string;
  /** An up-to-date database, made when it is not there. */
  open(name?: string): Database;
}

/** Makes the folder; open databases are closed at the end. */
export function catalogueFolder(): CatalogueFolder {
  const path = mkdtempSync(join(tmpdir(), 'akeneo-lookup-test-'));
  const opened: Database[] = [];
  let count = 0;
  afterAll(() => {
    for (const database of opened) database.close();
    rmSync(path, { recursive: true, force: true });
  });
  const write = (name: string, content: unknown) => {
    const file = join(path, name);
    writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return file;
  };
  return {
    path,
    write,
    writeLines: (name, values) => write(name, values.map((value) => `${JSON.stringify(value)}\n`).join('')),
    open(name = `catalogue-${++count}.db`) {
      const { database } = openForChange(join(path, name));
      opened.push(database);
      return database;
    },
  };
}
