import { fingerprint } from '../batch/run-settings.js';
import { settingsIdentity } from '../completion-cache/completion-key.js';
import type { Config } from '../config/config.js';
import { reachedLlms } from '../config/reached-llms.js';
import { catalogueFingerprint } from '../database/catalogue/catalogue-fingerprint.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { openDatabase } from '../database/open-database.js';
import { type Fingerprint, settingOf } from '../queue/fingerprint.js';
import type { AskingOptions } from './asking-options.js';
import { compositionFingerprint } from './batch/batch-settings.js';
import type { Session } from './session.js';

/**
 * What a batch and its workers must have in common. The catalogue must have been opened, which brings it up to date.
 * @param names the compositions whose settings it tells by name; default those that `llm` leads to
 */
export function queueFingerprint(
  { config, database }: Session,
  { llm, policy: { minConfidence } }: Pick<AskingOptions, 'llm' | 'policy'>,
  names: readonly string[] = Object.keys(reachedLlms(config, llm)),
): Fingerprint {
  const opened = openDatabase(database ?? defaultDatabasePath(), { readonly: true });
  try {
    const shaping = [compositionFingerprint(config, llm), config.locale, minConfidence ?? null];
    const count = (table: string) => opened.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    return {
      catalogue: catalogueFingerprint(opened),
      composition: fingerprint(shaping).slice(0, 12),
      ...{ llm, database: opened.path, settings: settingHashes(config, names, minConfidence) },
      holds: `${count('fields')} fields, ${count('examples')} examples`,
    };
  } finally {
    opened.close();
  }
}

/** A short hash of each setting of some compositions, without secrets, and of what else shapes their answers. */
function settingHashes(
  config: Config,
  names: readonly string[],
  minConfidence: number | undefined,
): Readonly<Record<string, string>> {
  const settings = names.flatMap((name) => {
    const plain = JSON.parse(settingsIdentity(config.llms[name] ?? {}));
    return leavesOf(settingOf(name).slice(0, -1), plain);
  });
  const all = [...settings, ['locale', config.locale], ['--min-confidence', minConfidence ?? null]] as const;
  return Object.fromEntries(all.map(([name, value]) => [name, fingerprint(value).slice(0, 8)]));
}

function leavesOf(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(`${name}.${key}`, inner));
}
