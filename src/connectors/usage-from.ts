import type { TokenCounts } from '../errors.js';
import type { Usage } from './types.js';

/** What a server told, as it told it. */
type Told = { readonly [Key in keyof Usage]?: Usage[Key] | null | undefined };

/** Usage with only those parts that a server told. */
export function usageFrom({ promptTokens, completionTokens, ...parts }: Told): Usage {
  const told = Object.entries(parts).filter(([, tokens]) => typeof tokens === 'number');
  return { promptTokens: promptTokens ?? 0, completionTokens: completionTokens ?? 0, ...Object.fromEntries(told) };
}

/** The usage of several replies together; undefined when there is none. */
export function sumUsage(all: readonly TokenCounts[]): Usage | undefined {
  if (all.length === 0) return undefined;
  const sum: Record<string, number> = {};
  for (const [kind, tokens = 0] of all.flatMap((one) => Object.entries(one))) sum[kind] = (sum[kind] ?? 0) + tokens;
  return usageFrom(sum as Told);
}
