import * as z from 'zod';
import { checkServer } from '../http/check-server.js';
import { openHttp } from '../http/open-http.js';
import type { BatchingConnector } from '../provider-batches.js';
import { createFindShared, promptCacheSetting } from '../shared-part.js';
import { type Capabilities, createCapabilityFallback } from '../structured-output/capability-fallback.js';
import { completeWithFallback } from '../structured-output/complete-with-fallback.js';
import { trialPrompt } from '../trial-prompt.js';
import type { Completion, ConnectorContext, Prompt } from '../types.js';
import { anthropicUsage } from './anthropic-reply.js';
import {
  ANTHROPIC_ANSWER_TOKENS,
  type AnthropicShape,
  anthropicRequestOptions,
  anthropicRequestVariant,
} from './anthropic-request.js';

export const anthropicSettings = z.strictObject({
  type: z.literal('anthropic').describe("Anthropic's Messages API"),
  model: z.string().min(1).describe('The name of the model, as the API knows it'),
  apiKey: z.string().min(1).describe(`The API key, such as "\${ANTHROPIC_API_KEY}"`),
  baseUrl: z.string().default('https://api.anthropic.com/v1').describe('The address of the API, with or without /v1'),
  headers: z.record(z.string(), z.string()).optional().describe('More headers of every request'),
  body: z.record(z.string(), z.unknown()).optional().describe('More keys of every request body; they win over ours'),
  structuredOutput: z
    .enum(['tool', 'output_config', 'prefill', 'none'])
    .default('tool')
    .describe(
      'How the shape of an answer is forced: by a tool, by output_config, by the first brace of the answer ("prefill", which caches the description across fields), or not at all',
    ),
  promptCache: promptCacheSetting,
});

const API_VERSION = '2023-06-01';

/** Asks Anthropic's Messages API; what the questions share is marked for its prompt cache. */
export function connectAnthropic(
  configured: z.output<typeof anthropicSettings>,
  context: ConnectorContext,
): BatchingConnector {
  const { model, apiKey, baseUrl, headers, body, structuredOutput, promptCache } = configured;
  const own = { 'x-api-key': apiKey, 'anthropic-version': API_VERSION };
  const http = openHttp({ baseUrl: withVersion(baseUrl), headers: { ...own, ...headers }, secrets: [apiKey] }, context);
  const fallback = createCapabilityFallback(anthropicRequestOptions(structuredOutput));
  const findShared = promptCache === 'off' ? undefined : createFindShared();
  const variantOf = (prompt: Prompt, capabilities: Capabilities<AnthropicShape>) => {
    const variant = anthropicRequestVariant(prompt, model, capabilities, http.origin, findShared);
    return { ...variant, body: { ...variant.body, ...body } };
  };
  return {
    name: 'anthropic',
    answerTokens: ANTHROPIC_ANSWER_TOKENS,
    permits: http.permits,
    complete: (prompt, options) =>
      completeWithFallback(http.call, fallback, (capabilities) => variantOf(prompt, capabilities), options),
    async batches() {
      const { anthropicBatches } = await import('./anthropic-batches.js');
      return anthropicBatches({
        http,
        variantOf: (prompt) => variantOf(prompt, fallback.current()),
        async tryOut(prompt, signal) {
          const read = (reply: unknown): Completion => ({ text: '', usage: anthropicUsage(reply) });
          const trial = trialPrompt(prompt);
          const ask = (capabilities: Capabilities<AnthropicShape>) => ({ ...variantOf(trial, capabilities), read });
          return (await completeWithFallback(http.call, fallback, ask, { signal })).usage;
        },
      });
    },
    check: ({ signal }) => checkServer(http, '/models', signal),
    close: http.close,
  };
}

/** ANTHROPIC_BASE_URL, which people have, is written without the version. */
function withVersion(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  if (!/\/v\d+\/?$/.test(url.pathname)) url.pathname = `${url.pathname.replace(/\/$/, '')}/v1`;
  return url.href;
}
