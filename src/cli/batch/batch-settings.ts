import { fingerprint, type RunSettings } from '../../batch/run-settings.js';
import { settingsIdentity } from '../../completion-cache/completion-key.js';
import type { Config } from '../../config/config.js';
import { reachedLlms } from '../../config/reached-llms.js';
import type { OutputTarget } from '../../output/output-target.js';
import type { AskingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import type { BATCH_FLAGS } from './batch-flags.js';

/** What an output has to be continued with: all that shapes its rows, and nothing that only shapes how fast they come. */
export function batchSettings(
  config: Config,
  options: AskingOptions,
  codes: readonly string[],
  flags: FlagValues<typeof BATCH_FLAGS>,
  target: OutputTarget,
): RunSettings {
  return {
    '--fields': codes,
    '--llm': options.llm,
    [`the configuration of llm ${options.llm}`]: fingerprint(shapingSettings(config, options.llm)),
    price: pricesOf(config, options.llm),
    '--grounded': options.policy.grounded,
    '--min-confidence': options.policy.minConfidence ?? null,
    '--precision': options.policy.precision ?? null,
    '--audit': options.policy.audit ?? null,
    locale: config.locale,
    '--format': target.format,
    '--delimiter': flags.delimiter ?? null,
    '--decimal': flags.decimal ?? null,
    '--bom': flags.bom ?? null,
    '--columns': flags.columns ?? null,
    '--erase': flags.erase ?? null,
    '--review': flags.review === undefined ? null : true,
    '--details': flags.details ?? false,
    '--unordered': flags.unordered ?? false,
    '--id': flags.id ?? null,
    '--text': flags.text ?? null,
    '--sample': flags.sample ?? null,
  };
}

/** A fingerprint of a composition with all that it leads to, without secrets. */
export function compositionFingerprint(config: Config, name: string): string {
  return fingerprint(settingsIdentity(reachedLlms(config, name)));
}

/** The settings of a composition, with all that it leads to, that shape its answers: what they cost, and with how many others they are asked, does not. */
function shapingSettings(config: Config, name: string): string {
  const reached = Object.entries(reachedLlms(config, name)).map(([llm, { price, batchLimits, ...others }]) => [
    llm,
    others,
  ]);
  return settingsIdentity(Object.fromEntries(reached));
}

/** The prices of a composition and all that it leads to, in words; null without any. */
function pricesOf(config: Config, name: string): string | null {
  const priced = Object.entries(reachedLlms(config, name)).flatMap(([llm, { price }]) => {
    const parts = Object.entries(price ?? {}).filter(([, amount]) => amount !== undefined);
    return parts.length > 0 ? [`${llm} ${parts.map(([part, amount]) => `${part} ${amount}`).join(' ')}`] : [];
  });
  return priced.length > 0 ? priced.join(', ') : null;
}

/** A fingerprint of the servers that a composition leads to; the models and ways of asking may differ. */
export function providerFingerprint(config: Config, name: string): string {
  const servers = Object.values(reachedLlms(config, name)).flatMap(({ connector }) => {
    if (!connector) return [];
    return 'type' in connector ? JSON.stringify([connector.type, connector.baseUrl ?? null]) : connector.name;
  });
  return fingerprint([...new Set(servers)].sort());
}
