import type { Catalogue } from '../examples/catalogue.js';
import { createCatalogue } from './catalogue.js';
import { withDatabaseErrors } from './database-error.js';
import { learnAgain, openCatalogue } from './open-catalogue.js';
import { readRevision } from './revision.js';

/** A catalogue that stays in use while other processes load its database. */
export interface LivingCatalogue {
  readonly catalogue: Catalogue;
  /** What the user is to know about how it came to be. */
  readonly notes: readonly string[];
  /** Whether something else was loaded since it was read; takes some microseconds. @throws UserError when it cannot be read */
  isStale(): boolean;
  /** Reads it anew, in place of what others may hold of it. @returns what the user is to know */
  renew(): Promise<readonly string[]>;
}

/** Opens a catalogue as `openCatalogue` does; its `weights` are another object whenever it was read anew. */
export async function openLivingCatalogue(path?: string): Promise<LivingCatalogue> {
  const { catalogue, database, notes } = await openCatalogue(path);
  const look = () => withDatabaseErrors(database.path, () => readRevision(database));
  let current = catalogue;
  let revision = look();
  return {
    catalogue: following(() => current),
    notes,
    isStale: () => look() !== revision,
    async renew() {
      const next = look();
      const fresh = createCatalogue(database);
      const renewed = await learnAgain(fresh, database);
      current = fresh;
      revision = next;
      return renewed;
    },
  };
}

function following(current: () => Catalogue): Catalogue {
  return {
    field: (code) => current().field(code),
    allFields: () => current().allFields(),
    nearestCodes: (code, count) => current().nearestCodes(code, count),
    search: (text) => current().search(text),
    examplesLike: (field, description, request) => current().examplesLike(field, description, request),
    examplesOf: (field, count) => current().examplesOf(field, count),
    exampleCounts: () => current().exampleCounts(),
    get weights() {
      return current().weights;
    },
    get structure() {
      return current().structure;
    },
    close: () => current().close(),
  };
}
