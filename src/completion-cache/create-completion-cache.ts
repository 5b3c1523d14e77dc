import type { Connector } from '../connectors/types.js';
import { damageBehind } from '../database/damage.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { fileIdentity } from '../database/file-identity.js';
import { type Database, openDatabase } from '../database/open-database.js';
import { openQuestionClaims, type QuestionClaims } from '../database/question-claims.js';
import { UserError } from '../errors.js';
import type { LlmSettings } from '../llm/settings.js';
import type { CacheSession } from './cache-session.js';
import { cachedConnector } from './cached-connector.js';
import { connectorIdentity } from './completion-key.js';
import type { CompletionStore } from './completion-store.js';
import { createCompletionStore, type DatabaseCompletionStore } from './database-completion-store.js';

/** Milliseconds to wait for another process while answers are kept; a run does not stand still for longer. */
const BUSY_TIMEOUT = 100;

/** Gives each connector the database of the session as its memory. @param notBefore when the oldest answer may be of */
export function createCompletionCache(
  session: CacheSession,
  notBefore: number,
): (connector: Connector, settings: LlmSettings) => Connector {
  let store: CompletionStore | undefined;
  let claims: QuestionClaims | undefined;
  let dropped = 0;
  const onDropped = () => {
    dropped++;
  };
  session.atEnd(() => {
    if (dropped > 0) session.warn(`${dropped} kept answers could not be read: they were dropped and asked for again`);
  });
  return (connector, settings) => {
    if (connector.uncached) return connector;
    const identity = connectorIdentity(connector, settings.connector);
    if (identity === undefined) {
      session.note(`answers of connector "${connector.name}" are not kept: give it an identity that changes with them`);
      return connector;
    }
    store ??= openUsable(session);
    if (!store) return connector;
    claims ??= openClaims(session);
    return cachedConnector(connector, { store, identity, notBefore, claims, onDropped });
  };
}

function openClaims(session: CacheSession): QuestionClaims {
  const claims = openQuestionClaims(session.database ?? defaultDatabasePath());
  session.atEnd(claims.close);
  return claims;
}

/** What cannot be kept is no reason not to answer. */
function openUsable(session: CacheSession): CompletionStore | undefined {
  try {
    return openStore(session);
  } catch (error) {
    const known = error instanceof UserError ? error : damageBehind(error, session.database ?? defaultDatabasePath());
    if (!known) throw error;
    session.warn(`answers are not kept: ${known.message}`);
    return undefined;
  }
}

/** Milliseconds between two looks at whether another file has taken the place of the database. */
const LOOK = 1000;

/** The database is opened only for a composition that has something to keep, and anew where another file takes its place. */
function openStore(session: CacheSession): CompletionStore {
  const path = session.database ?? defaultDatabasePath();
  let open = openFile(session, path);
  let looked = performance.now();
  session.atEnd(() => open.close());
  const current = (): CompletionStore => {
    const now = performance.now();
    if (now - looked < LOOK) return open.store;
    looked = now;
    const identity = fileIdentity(path);
    if (identity !== undefined && identity !== open.identity) open = openInstead(session, path, open);
    return open.store;
  };
  return {
    read: (key) => current().read(key),
    write: (key, completion) => current().write(key, completion),
    remove: (key) => current().remove(key),
  };
}

interface OpenStore {
  readonly store: DatabaseCompletionStore;
  readonly identity: string | undefined;
  close(): void;
}

function openFile(session: CacheSession, path: string): OpenStore {
  const database = openDatabase(path, { busyTimeout: BUSY_TIMEOUT });
  const store = storeIn(database, session.config.cacheSize);
  return {
    store,
    identity: fileIdentity(path),
    close() {
      const lost = store.close();
      database.close();
      if (lost > 0) session.warn(`${lost} answers could not be kept, since ${path} was locked or is full`);
    },
  };
}

function storeIn(database: Database, maxSize: number): DatabaseCompletionStore {
  try {
    return createCompletionStore(database, { maxSize });
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A file that cannot be used, or is not brought up to date yet, may be so at the next look. */
function openInstead(session: CacheSession, path: string, old: OpenStore): OpenStore {
  try {
    const next = openFile(session, path);
    old.close();
    return next;
  } catch {
    return old;
  }
}
