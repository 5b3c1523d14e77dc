import * as z from 'zod';
import { checkServer } from '../http/check-server.js';
import { openHttp } from '../http/open-http.js';
import { createCapabilityFallback } from '../structured-output/capability-fallback.js';
import { completeWithFallback } from '../structured-output/complete-with-fallback.js';
import type { Connector, ConnectorContext } from '../types.js';
import { createLlamaContext, LLAMA_ANSWER_TOKENS } from './llama-context.js';
import { llamaRequestOptions, llamaRequestVariant } from './llama-request.js';

export const llamaServerSettings = z.strictObject({
  type: z
    .literal('llama-server')
    .describe("llama.cpp's own server: /completion, /v1/chat/completions, /props, /health"),
  baseUrl: z.string().default('http://127.0.0.1:8080').describe('The address of the server, without /v1'),
  apiKey: z.string().min(1).optional().describe('Sent as a bearer token, for a server started with --api-key'),
  headers: z.record(z.string(), z.string()).optional().describe('More headers of every request'),
  body: z.record(z.string(), z.unknown()).optional().describe('More keys of every request body; they win over ours'),
  grammar: z.boolean().default(true).describe('Whether the shape of an answer is forced by a grammar'),
  logprobs: z
    .boolean()
    .default(true)
    .describe('Whether the server is asked how probable its words are, from which a confidence follows'),
});

/** Asks a llama.cpp server: answers forced by grammar, prompts cached, never more sent than its context holds. */
export function connectLlamaServer(
  configured: z.output<typeof llamaServerSettings>,
  context: ConnectorContext,
): Connector {
  const { baseUrl, apiKey, headers, body, grammar, logprobs } = configured;
  const authorization = apiKey && `Bearer ${apiKey}`;
  const http = openHttp({ baseUrl, headers: { authorization, ...headers }, secrets: [apiKey] }, context);
  const fallback = createCapabilityFallback(llamaRequestOptions(grammar));
  const room = createLlamaContext(http);
  return {
    name: 'llama-server',
    answerTokens: LLAMA_ANSWER_TOKENS,
    permits: http.permits,
    async complete(prompt, options) {
      const tokens = await room.tokensFor(prompt, options);
      return completeWithFallback(
        http.call,
        fallback,
        (capabilities) => {
          const variant = llamaRequestVariant(prompt, tokens, capabilities, http.origin, logprobs);
          return { ...variant, body: { ...variant.body, ...body } };
        },
        options,
      );
    },
    check: ({ signal }) => checkServer(http, '/health', signal),
    limit: (options) => room.limit(options),
    close: http.close,
  };
}
