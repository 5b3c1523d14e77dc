import type { Connector } from '../connectors/types.js';
import { damageBehind } from '../database/damage.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { openDatabase } from '../database/open-database.js';
import { openQuestionClaims, type QuestionClaims } from '../database/question-claims.js';
import { UserError } from '../errors.js';
import type { LlmSettings } from '../llm/settings.js';
import type { CacheSession } from './cache-session.js';
import { cachedConnector } from './cached-connector.js';
import { connectorIdentity } from './completion-key.js';
import { createCompletionStore, type DatabaseCompletionStore } from './database-completion-store.js';

/** Milliseconds to wait for another process while answers are kept; a run does not stand still for longer. */
const BUSY_TIMEOUT = 100;

/** Gives each connector the database of the session as its memory. @param notBefore when the oldest answer may be of */
export function createCompletionCache(
  session: CacheSession,
  notBefore: number,
): (connector: Connector, settings: LlmSettings) => Connector {
  let store: DatabaseCompletionStore | undefined;
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
function openUsable(session: CacheSession): DatabaseCompletionStore | undefined {
  try {
    return openStore(session);
  } catch (error) {
    const known = error instanceof UserError ? error : damageBehind(error, session.database ?? defaultDatabasePath());
    if (!known) throw error;
    session.warn(`answers are not kept: ${known.message}`);
    return undefined;
  }
}

/** The database is opened only for a composition that has something to keep. */
function openStore(session: CacheSession): DatabaseCompletionStore {
  const database = openDatabase(session.database ?? defaultDatabasePath(), { busyTimeout: BUSY_TIMEOUT });
  const store = createCompletionStore(database, { maxSize: session.config.cacheSize });
  session.atEnd(() => {
    const lost = store.close();
    database.close();
    if (lost > 0) session.warn(`${lost} answers could not be kept, since ${database.path} was locked or is full`);
  });
  return store;
}
