import { ConnectorError, type TokenCounts } from '../../errors.js';
import type { CompleteOptions, Completion } from '../types.js';
import { sumUsage } from '../usage-from.js';
import type { Capabilities, CapabilityFallback } from './capability-fallback.js';

/** Sends a phrased request, with retries. */
export type SendVariant = (
  variant: RequestVariant,
  options: CompleteOptions,
) => Promise<{ value: Completion; retries: number; wasted?: readonly TokenCounts[] }>;

/** A request put in a server's capabilities. */
export interface RequestVariant {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Takes the completion out of a reply. */
  readonly read: (reply: unknown) => Completion;
}

/** Asks, and asks again in a simpler way as often as the server refuses one; what it refuses is remembered and noted. */
export async function completeWithFallback<Name extends string>(
  ask: SendVariant,
  fallback: CapabilityFallback<Name>,
  variantFor: (capabilities: Capabilities<Name>) => RequestVariant,
  options: CompleteOptions,
): Promise<Completion> {
  for (let refusals = 0; ; refusals += 1) {
    const capabilities = fallback.current();
    const variant = variantFor(capabilities);
    try {
      const { value, retries, wasted = [] } = await ask(variant, options);
      const notes = [...(value.notes ?? []), ...fallback.notes()];
      const usage = sumUsage([...wasted, ...(value.usage ? [{ ...value.usage }] : [])]);
      return { retries: retries + refusals, ...value, ...(usage && { usage }), ...(notes.length > 0 && { notes }) };
    } catch (error) {
      if (!(error instanceof ConnectorError) || !fallback.recordRefusal(error, capabilities, variant.body)) throw error;
    }
  }
}
