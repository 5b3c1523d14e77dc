import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { databaseError } from '../database-error.js';
import { openDatabase } from '../open-database.js';
import { bundledFiles } from '../seeding/bundled-files.js';
import { seedDatabase } from '../seeding/seed-database.js';
import { type SeedReport, totalOf } from '../seeding/seed-report.js';
import { migrateDatabase } from './migrate-database.js';

/** A draft as old as this was left behind by a process that was killed. */
const ABANDONED_AFTER = 10 * 60_000;

/**
 * Makes a catalogue with the bundled fields and examples, beside its place first, so that it is there whole or not at
 * all; when another process was quicker, its catalogue stays. @returns a note about it
 */
export async function createOwnCatalogue(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    removeAbandoned(path);
    const { fields, examples } = await fill(draft);
    publish(draft, path);
    return `made a catalogue of ${totalOf(fields)} fields and ${totalOf(examples)} examples in ${path}`;
  } catch (error) {
    throw databaseError(error, path);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  }
}

async function fill(draft: string): Promise<SeedReport> {
  const database = openDatabase(draft, { create: true });
  try {
    migrateDatabase(database);
    return await seedDatabase(database, bundledFiles());
  } finally {
    database.close();
  }
}

/** A link, unlike a renaming, never takes the place of a catalogue that others may have open by now. */
function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    // This disk knows no links.
    if (!existsSync(path)) renameSync(draft, path);
  }
}

function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.includes('.draft')) continue;
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > ABANDONED_AFTER) rmSync(file, { force: true });
  }
}
