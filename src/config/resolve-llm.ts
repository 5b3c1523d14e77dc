import { didYouMean, UserError } from '../errors.js';
import type { LlmSettings } from '../llm/settings.js';
import type { Config, LlmConfig } from './config.js';
import { parseDuration } from './duration.js';
import { bareVariables, expandVariables } from './variables.js';

/** A composition ready to be built. */
export interface ResolvedLlm {
  readonly name: string;
  readonly settings: LlmSettings;
  /** What the user is to know, such as a stand-in for a missing token. */
  readonly notes: readonly string[];
}

/**
 * The settings of a composition with its variables read from the environment.
 * @throws UserError for an unknown name, for a variable without braces, and for one that is not set; only a built-in composition that the file
 * does not configure answers through the offline engine instead, which its note says
 */
export function resolveLlm(config: Config, name: string, environment: NodeJS.ProcessEnv): ResolvedLlm {
  const entry = findLlm(config, name);
  const [bare] = bareVariables(entry.connector);
  if (bare !== undefined) {
    throw new UserError(
      `llm "${name}" would send the word ${bare} and not its value: write "\${${bare}}" in braces`,
      'config',
    );
  }
  const { value, missing } = expandVariables(entry, environment);
  if (missing.length === 0) return { name, settings: toSettings(name, value), notes: [] };
  if (config.configured.includes(name)) {
    const variables = missing.join(' and ');
    throw new UserError(
      `llm "${name}" needs a value for ${variables}: export ${variables}, or choose another llm`,
      'missing-variable',
    );
  }
  const note = `llm "${name}" answers through the offline engine, because ${missing.join(' and ')} is not set`;
  return { name, settings: { ...toSettings(name, value), connector: { type: 'offline' } }, notes: [note] };
}

function findLlm({ llms }: Config, name: string): LlmConfig {
  const entry = Object.hasOwn(llms, name) ? llms[name] : undefined;
  if (entry) return entry;
  const names = Object.keys(llms).sort();
  throw new UserError(`no llm "${name}"${didYouMean(name, names)} (configured: ${names.join(', ')})`, 'unknown-llm');
}

function toSettings(name: string, { attemptTimeout, ...settings }: LlmConfig): LlmSettings {
  if (attemptTimeout === undefined) return settings;
  return { ...settings, attemptTimeout: parseDuration(attemptTimeout, `attemptTimeout of llm "${name}"`) };
}
