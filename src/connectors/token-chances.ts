import type { TokenChance } from './types.js';

/**
 * The tokens of a completion as OpenAI and llama.cpp tell them: `content: [{token, logprob}]` of a chat, `tokens` and
 * `token_logprobs` of a text, or llama.cpp's list of `{token, logprob}`. Undefined where there are none.
 */
export function tokenChances(told: unknown): readonly TokenChance[] | undefined {
  const list = Array.isArray(told) ? told : (told as { content?: unknown } | null | undefined)?.content;
  if (Array.isArray(list)) return known(list.map((one) => [one?.token, one?.logprob] as const));
  const { tokens, token_logprobs: logprobs } = (told ?? {}) as { tokens?: unknown; token_logprobs?: unknown };
  if (!Array.isArray(tokens) || !Array.isArray(logprobs)) return undefined;
  return known(tokens.map((token, index) => [token, logprobs[index]] as const));
}

function known(pairs: readonly (readonly [unknown, unknown])[]): readonly TokenChance[] | undefined {
  const tokens = pairs.flatMap(([text, logprob]): TokenChance[] =>
    typeof text === 'string' && typeof logprob === 'number' ? [{ text, logprob: rounded(logprob) }] : [],
  );
  return tokens.length > 0 && tokens.length === pairs.length ? tokens : undefined;
}

/** They are kept with the completion: four digits are enough. */
function rounded(logprob: number): number {
  return Math.round(logprob * 1e4) / 1e4;
}
