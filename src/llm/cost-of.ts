import type { Usage } from '../connectors/types.js';
import type { Price } from './settings.js';

/** The part of its price that a question in a provider's batch costs: that of OpenAI, Anthropic, Gemini and Mistral. */
const BATCH = 0.5;

/** What tokens cost, in the currency of the price. */
export function costOf(
  { promptTokens, completionTokens, cachedTokens = 0, writtenTokens = 0 }: Usage,
  price: Price,
  isBatched = false,
): number {
  const { prompt, completion, cachedPrompt = prompt, cacheWrite = prompt, batch = BATCH } = price;
  const fresh = Math.max(0, promptTokens - cachedTokens - writtenTokens);
  const millionths =
    fresh * prompt + cachedTokens * cachedPrompt + writtenTokens * cacheWrite + completionTokens * completion;
  return (millionths / 1e6) * (isBatched ? batch : 1);
}

/** The dearest that a token of a prompt can be. */
export function dearestPrompt({ prompt, cacheWrite = prompt }: Price): number {
  return Math.max(prompt, cacheWrite);
}
