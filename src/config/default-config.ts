import { BUILT_IN_LLMS } from './built-in-llms.js';
import type { Config } from './config.js';
/** What holds without a file and without environment variables. */
export const DEFAULT_CONFIG: Config = {
  locale: 'fr',
  llm: 'offline',
  timeout: 20_000,
  concurrency: 8,
  cacheSize: 500e6,
  llms: BUILT_IN_LLMS,
  configured: [],
};
