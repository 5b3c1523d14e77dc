import { rmSync } from 'node:fs';
import type { Catalogue } from '../../examples/catalogue.js';
import { withDatabaseErrors } from '../database-error.js';
import { fileIdentity } from '../file-identity.js';
import type { Database } from '../open-database.js';
import { readRevision } from '../revision.js';
import { createCatalogue } from './catalogue.js';
import {
  type OpenCatalogueOptions,
  type OpenedCatalogue,
  openStoredCatalogue,
  retrainOutdated,
} from './open-stored-catalogue.js';

/** A catalogue that stays in use while other processes load its database, or put another file in its place. */
export interface ReloadableCatalogue {
  readonly catalogue: Catalogue;
  /** What the user is to know about how it came to be. */
  readonly notes: readonly string[];
  /** Whether something else was loaded since it was read; takes some microseconds. @throws UserError when it cannot be read */
  isStale(): boolean;
  /**
   * Reads it anew, in place of what others may hold of it. @returns what the user is to know
   * @throws UserError when it cannot be read; what was read before stays in use then
   */
  reload(): Promise<readonly string[]>;
}

/** Opens a catalogue as `openStoredCatalogue` does; its `weights` are another object whenever it was read anew. */
export async function openReloadableCatalogue(
  path?: string,
  options?: OpenCatalogueOptions,
): Promise<ReloadableCatalogue> {
  const { notes, ...opened } = await openStoredCatalogue(path, options);
  let file = look(opened);
  let current = opened.catalogue;
  // Lookups under way may still read from the file that was replaced.
  let previous: Database | undefined;

  const readAnew = async (): Promise<readonly string[]> => {
    const revision = revisionOf(file.database);
    const fresh = createCatalogue(file.database);
    const renewed = await retrainOutdated(fresh, file.database);
    current = fresh;
    file.revision = revision;
    return renewed;
  };
  const openAnew = async (): Promise<readonly string[]> => {
    dropLog(file);
    const next = await openStoredCatalogue(file.database.path);
    previous?.close();
    previous = file.database;
    file = look(next);
    current = next.catalogue;
    return [`${file.database.path} is another file now, which is read instead`, ...next.notes];
  };
  return {
    catalogue: delegateTo(
      () => current,
      () => {
        previous?.close();
        current.close();
      },
    ),
    notes,
    isStale: () => isReplaced(file) || revisionOf(file.database) !== file.revision,
    reload: () => (isReplaced(file) ? openAnew() : readAnew()),
  };
}

/** An open file, and what tells whether its path leads to it. */
interface OpenFile {
  readonly database: Database;
  readonly identity: string | undefined;
  readonly log: string | undefined;
  revision: number;
}

function look({ database }: Pick<OpenedCatalogue, 'database'>): OpenFile {
  const revision = revisionOf(database);
  const { path } = database;
  return { database, revision, identity: fileIdentity(path), log: fileIdentity(`${path}-wal`) };
}

/** A file that is gone is one that comes back, or that is missed by whoever opens it next. */
function isReplaced({ database, identity }: OpenFile): boolean {
  const now = fileIdentity(database.path);
  return now !== undefined && now !== identity;
}

/**
 * SQLite would take what was written ahead to the file that was replaced for a part of the new one, which has the same path
 * (https://www.sqlite.org/howtocorrupt.html, 1.4); whoever has the old one open keeps its own.
 */
function dropLog({ database: { path }, log }: OpenFile): void {
  if (log === undefined || fileIdentity(`${path}-wal`) !== log) return;
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function revisionOf(database: Database): number {
  return withDatabaseErrors(database.path, () => readRevision(database));
}

function delegateTo(current: () => Catalogue, close: Catalogue['close']): Catalogue {
  return {
    field: (code) => current().field(code),
    allFields: () => current().allFields(),
    nearestCodes: (code, count) => current().nearestCodes(code, count),
    search: (text) => current().search(text),
    examplesLike: (field, description, request) => current().examplesLike(field, description, request),
    examplesOf: (field, count) => current().examplesOf(field, count),
    examplesBeside: (example) => current().examplesBeside?.(example) ?? [example],
    exampleCounts: () => current().exampleCounts(),
    get models() {
      return current().models;
    },
    get structure() {
      return current().structure;
    },
    close,
  };
}
