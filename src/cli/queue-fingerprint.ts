import { fingerprint } from '../batch/run-settings.js';
import { catalogueFingerprint } from '../database/catalogue/catalogue-fingerprint.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { openDatabase } from '../database/open-database.js';
import type { Fingerprint } from '../queue/fingerprint.js';
import type { AskingOptions } from './asking-options.js';
import { compositionFingerprint } from './batch/batch-settings.js';
import type { Session } from './session.js';

/** What a batch and its workers must have in common. The catalogue must have been opened, which brings it up to date. */
export function queueFingerprint(
  { config, database }: Session,
  { llm, policy: { minConfidence } }: AskingOptions,
): Fingerprint {
  const opened = openDatabase(database ?? defaultDatabasePath(), { readonly: true });
  try {
    const shaping = [compositionFingerprint(config, llm), config.locale, minConfidence ?? null];
    const count = (table: string) => opened.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    return {
      catalogue: catalogueFingerprint(opened),
      composition: fingerprint(shaping).slice(0, 12),
      ...{ llm, database: opened.path },
      holds: `${count('fields')} fields, ${count('examples')} examples`,
    };
  } finally {
    opened.close();
  }
}
