import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { BUILT_IN_LLMS } from './built-in-llms.js';
import type { FileContent } from './check-file.js';
import { checkLlms } from './check-llms.js';
import type { Config, LlmConfig } from './config.js';
import { DEFAULT_CONFIG } from './default-config.js';
import { parseDuration } from './duration.js';
import { readFieldWords } from './field-words.js';
import { mayHaveConfigFile } from './find-file.js';
import type { RawFile } from './read-file.js';
import { parseSize } from './size.js';
import { expandVariables } from './variables.js';

/** Where a configuration comes from. */
export interface ConfigSource {
  /** The file to read; it must exist. Default: AKENEO_LOOKUP_CONFIG, or the nearest one. */
  readonly file?: string;
  /** Where the search begins, and what `file` is relative to. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Reads and checks the configuration. @throws UserError for a file that is missing, broken or wrong */
export async function loadConfig(source: ConfigSource): Promise<Config> {
  const raw = await readRaw(source);
  const base = raw ? await fromFile(raw, source.environment) : DEFAULT_CONFIG;
  return { ...base, ...fromEnvironment(source) };
}

async function readRaw({ file, directory, environment }: ConfigSource): Promise<RawFile | undefined> {
  const named = file ?? (environment.AKENEO_LOOKUP_CONFIG || undefined);
  if (named === undefined && !mayHaveConfigFile(directory)) return undefined;
  // Most runs have no file; they are spared what reads and checks one.
  const { findConfigFile, readConfigFile } = await import('./read-file.js');
  return named === undefined ? findConfigFile(directory) : readConfigFile(resolve(directory, named));
}

async function fromFile({ file, content, imports }: RawFile, environment: NodeJS.ProcessEnv): Promise<Config> {
  const { checkFile } = await import('./check-file.js');
  const { $schema, llms = {}, pim, ...settings } = await checkFile({ file, content, imports }, environment);
  const { database, fields, timeout, cache, ...others } = expandSettings(file, settings, environment);
  const folder = dirname(file);
  const config: Config = {
    ...DEFAULT_CONFIG,
    ...others,
    ...(timeout !== undefined && { timeout: parseDuration(timeout, `timeout in ${file}`) }),
    ...(cache !== undefined && { cacheSize: parseSize(cache.maxSize, `cache.maxSize in ${file}`) }),
    ...(database !== undefined && { database: resolve(folder, database) }),
    ...(fields !== undefined && { fields: await readFieldWords([fields].flat(), folder) }),
    ...(pim !== undefined && { pim }),
    llms: { ...BUILT_IN_LLMS, ...overlaid(llms) },
    configured: Object.keys(llms),
    file,
  };
  checkLlms(config);
  return config;
}

type Settings = Omit<FileContent, '$schema' | 'llms' | 'pim'>;

function expandSettings(file: string, settings: Settings, environment: NodeJS.ProcessEnv): Settings {
  const { value, missing } = expandVariables(settings, environment);
  if (missing.length === 0) return value;
  const variables = missing.join(' and ');
  throw new UserError(
    `configuration file ${file} needs a value for ${variables}: export ${variables}`,
    'missing-variable',
  );
}

/** An entry named like a built-in one changes only what it says; one that asks another composition takes nothing over. */
function overlaid(llms: Readonly<Record<string, LlmConfig>>): Record<string, LlmConfig> {
  const entries = Object.entries(llms);
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, entry.llm ? entry : { ...BUILT_IN_LLMS[name], ...entry }]),
  );
}

function fromEnvironment({ directory, environment }: ConfigSource): Partial<Config> {
  const { AKENEO_LOOKUP_DATABASE: database, LLM_QUERY_TIMEOUT: seconds } = environment;
  return {
    ...(database && { database: resolve(directory, database) }),
    ...(seconds && {
      timeout: parseDuration(/[a-z]\s*$/i.test(seconds) ? seconds : `${seconds}s`, 'LLM_QUERY_TIMEOUT'),
    }),
  };
}
