import type { Config, LlmConfig } from './config.js';

/** A composition with those that it leads to, by name. */
export function reachedLlms({ llms }: Pick<Config, 'llms'>, name: string): Readonly<Record<string, LlmConfig>> {
  const found: Record<string, LlmConfig> = {};
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = llms[next];
    if (!entry || next in found) continue;
    found[next] = entry;
    open.push(...(entry.llm === undefined ? [] : [entry.llm]), ...(entry.fallback ?? []));
  }
  return found;
}
