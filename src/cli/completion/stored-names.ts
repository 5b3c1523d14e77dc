import { loadConfig } from '../../config/load-config.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { createFieldStore } from '../../database/field-store.js';
import { type Database, openDatabase } from '../../database/open-database.js';
import { createStructureStore } from '../../database/structure-store.js';
import type { Labels } from '../../fields/field.js';

/** A word that may stand somewhere, with what is said of it. */
export interface NamedThing {
  readonly name: string;
  readonly about: string;
}

/** The names that the configuration and the catalogue of a command line hold; nothing where they cannot be read. */
export interface StoredNames {
  fields(): Promise<readonly NamedThing[]>;
  families(): Promise<readonly NamedThing[]>;
  classes(): Promise<readonly NamedThing[]>;
  llms(): Promise<readonly NamedThing[]>;
}

/** @param flags `--config` and `--database`, as far as the line names them */
export function storedNames(flags: {
  readonly config: string | undefined;
  readonly database: string | undefined;
}): StoredNames {
  const config = () =>
    loadConfig({
      ...(flags.config !== undefined && { file: flags.config }),
      directory: process.cwd(),
      environment: process.env,
    });
  const read = (take: (database: Database) => readonly NamedThing[]) =>
    orNothing(async () => {
      const path = flags.database ?? (await config()).database ?? defaultDatabasePath();
      const database = openDatabase(path, { readonly: true });
      try {
        return take(database);
      } finally {
        database.close();
      }
    });
  return {
    fields: () =>
      read((database) =>
        createFieldStore(database)
          .all()
          .map(({ code, label }) => ({ name: code, about: label })),
      ),
    families: () => read((database) => createStructureStore(database).families().map(named)),
    classes: () => read((database) => createStructureStore(database).etimClasses().map(named)),
    llms: () =>
      orNothing(async () => {
        const { llms } = await config();
        return Object.entries(llms).map(([name, { connector }]) => ({ name, about: connectorName(connector) }));
      }),
  };
}

function connectorName(connector: object | undefined): string {
  if (!connector) return '';
  const { type, name } = connector as { readonly type?: string; readonly name?: string };
  return type ?? name ?? '';
}

function named({ code, labels }: { readonly code: string; readonly labels: Labels }): NamedThing {
  return { name: code, about: Object.values(labels)[0] ?? '' };
}

/** Whoever presses a key to go on with a word wants no error in its place. */
async function orNothing(read: () => Promise<readonly NamedThing[]>): Promise<readonly NamedThing[]> {
  try {
    return await read();
  } catch {
    return [];
  }
}
