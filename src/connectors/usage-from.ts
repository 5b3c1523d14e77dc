import type { Usage } from './types.js';

/** What a server told, as it told it. */
type Told = { readonly [Key in keyof Usage]?: Usage[Key] | null | undefined };

/** Usage with only those parts that a server told. */
export function usageFrom({ promptTokens, completionTokens, ...parts }: Told): Usage {
  const told = Object.entries(parts).filter(([, tokens]) => typeof tokens === 'number');
  return { promptTokens: promptTokens ?? 0, completionTokens: completionTokens ?? 0, ...Object.fromEntries(told) };
}
