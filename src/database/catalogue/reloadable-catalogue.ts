import type { Catalogue } from '../../examples/catalogue.js';
import { withDatabaseErrors } from '../database-error.js';
import { readRevision } from '../revision.js';
import { createCatalogue } from './catalogue.js';
import { openStoredCatalogue, retrainOutdated } from './open-stored-catalogue.js';

/** A catalogue that stays in use while other processes load its database. */
export interface ReloadableCatalogue {
  readonly catalogue: Catalogue;
  /** What the user is to know about how it came to be. */
  readonly notes: readonly string[];
  /** Whether something else was loaded since it was read; takes some microseconds. @throws UserError when it cannot be read */
  isStale(): boolean;
  /** Reads it anew, in place of what others may hold of it. @returns what the user is to know */
  reload(): Promise<readonly string[]>;
}

/** Opens a catalogue as `openStoredCatalogue` does; its `weights` are another object whenever it was read anew. */
export async function openReloadableCatalogue(path?: string): Promise<ReloadableCatalogue> {
  const { catalogue, database, notes } = await openStoredCatalogue(path);
  const look = () => withDatabaseErrors(database.path, () => readRevision(database));
  let current = catalogue;
  let revision = look();
  return {
    catalogue: delegateTo(() => current),
    notes,
    isStale: () => look() !== revision,
    async reload() {
      const next = look();
      const fresh = createCatalogue(database);
      const renewed = await retrainOutdated(fresh, database);
      current = fresh;
      revision = next;
      return renewed;
    },
  };
}

function delegateTo(current: () => Catalogue): Catalogue {
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
    close: () => current().close(),
  };
}
