import type { Connector } from '../connectors/types.js';
import type { LlmSettings } from '../llm/settings.js';
import type { CacheSession } from './cache-session.js';

/** Gives a connector a memory for what was paid for. */
export type WrapConnector = (connector: Connector, settings: LlmSettings) => Promise<Connector>;

/**
 * The cache of a session, loaded when there is something to keep, or undefined with --no-cache. The catalogue must have
 * been opened, which brings the database up to date.
 */
export function completionCacheFor(
  session: CacheSession,
  flags: { readonly 'no-cache'?: boolean | undefined; readonly refresh?: boolean | undefined },
): WrapConnector | undefined {
  if (flags['no-cache']) return undefined;
  const notBefore = flags.refresh ? Date.now() : 0;
  const load = async () => (await import('./create-completion-cache.js')).createCompletionCache(session, notBefore);
  let cache: ReturnType<typeof load> | undefined;
  return async (connector, settings) => {
    cache ??= load();
    return (await cache)(connector, settings);
  };
}

export type { CacheSession } from './cache-session.js';
