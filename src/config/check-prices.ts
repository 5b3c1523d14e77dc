import type { ConnectorSettings } from '../connectors/types.js';
import { UserError } from '../errors.js';
import type { SpendingLimits } from '../llm/lookup-policy.js';
import type { Config, LlmConfig } from './config.js';
import { reachedLlms } from './reached-llms.js';
import { resolveLlm } from './resolve-llm.js';

/** Connectors that never send a bill; a server may. */
const FREE = new Set(['offline', 'static', 'gguf']);

/** @throws UserError when a bound of the cost is asked for and a composition has no price to reckon with */
export function checkPrices(config: Config, name: string, { cost }: SpendingLimits, env: NodeJS.ProcessEnv): void {
  if (cost === undefined) return;
  const unpriced = Object.entries(reachedLlms(config, name)).filter(
    ([reached, { price }]) => !price && mayCost(connectorOf(config, reached, env)),
  );
  const names = unpriced.map(([reached]) => `"${reached}"`).join(' and ');
  if (names === '') return;
  throw new UserError(
    `a bound of the cost needs prices, and llm ${names} has none: give one per million tokens, such as price: {prompt: 0.4, completion: 1.6}, or {prompt: 0, completion: 0} where calls cost nothing`,
    'price',
  );
}

function mayCost(connector: ConnectorSettings | undefined): boolean {
  if (!connector) return false;
  return 'complete' in connector ? !connector.free : !FREE.has(connector.type);
}

/** A built-in composition may have the engine stand in for a missing secret; one that only workers know is as configured. */
function connectorOf(config: Config, name: string, env: NodeJS.ProcessEnv): LlmConfig['connector'] {
  try {
    return resolveLlm(config, name, env).settings.connector;
  } catch (error) {
    if (error instanceof UserError) return config.llms[name]?.connector;
    throw error;
  }
}
