import * as z from 'zod';
import { checkServer } from '../http/check-server.js';
import { openHttp } from '../http/open-http.js';
import type { BatchingConnector } from '../provider-batches.js';
import { createFindShared, promptCacheSetting } from '../shared-part.js';
import { type Capabilities, createCapabilityFallback } from '../structured-output/capability-fallback.js';
import { completeWithFallback } from '../structured-output/complete-with-fallback.js';
import { trialPrompt } from '../trial-prompt.js';
import type { CompleteOptions, Completion, ConnectorContext, Prompt } from '../types.js';
import { EFFORTS, effortsOf, takesCacheMarks } from './model-traits.js';
import { openaiUsage, readOpenaiReply } from './openai-reply.js';
import { chatBody, type OpenaiRequest, type OpenaiShape, openaiRequestOptions, textBody } from './openai-request.js';

export const openaiSettings = z.strictObject({
  type: z.literal('openai').describe('Any server that speaks the OpenAI API: /chat/completions, /completions'),
  model: z.string().min(1).describe('The name of the model, as the server knows it'),
  baseUrl: z
    .string()
    .default('https://api.openai.com/v1')
    .describe('The address that the paths of the API follow, such as "http://127.0.0.1:8080/v1"'),
  apiKey: z.string().min(1).optional().describe(`Sent as a bearer token, such as "\${OPENAI_API_KEY}"`),
  headers: z.record(z.string(), z.string()).optional().describe('More headers of every request'),
  body: z.record(z.string(), z.unknown()).optional().describe('More keys of every request body; they win over ours'),
  structuredOutput: z
    .enum(['json_schema', 'json_object', 'none'])
    .default('json_schema')
    .describe('The strongest way to force the shape of an answer; a server that refuses it is asked with the next'),
  logprobs: z
    .boolean()
    .default(true)
    .describe('Whether the server is asked how probable its words are, from which a confidence follows'),
  reasoningEffort: z
    .enum(EFFORTS)
    .optional()
    .describe(
      'How much the model is to think; the least that it has when absent, by the names of the models of OpenAI',
    ),
  promptCache: promptCacheSetting,
});

/** Asks a server that speaks the OpenAI API; an option that the server refuses is left out for the rest of the run. */
export function connectOpenai(
  configured: z.output<typeof openaiSettings>,
  context: ConnectorContext,
): BatchingConnector {
  const { model, apiKey, baseUrl, headers, body, structuredOutput, logprobs, reasoningEffort, promptCache } =
    configured;
  const efforts = reasoningEffort === undefined ? effortsOf(model) : [reasoningEffort];
  // Off, the models that charge for what they write into their cache are told to write nothing.
  const findShared = promptCache === 'off' ? () => undefined : createFindShared();
  const asked = { model, logprobs, efforts, findShared: takesCacheMarks(model) ? findShared : undefined };
  const authorization = apiKey && `Bearer ${apiKey}`;
  const http = openHttp({ baseUrl, headers: { authorization, ...headers }, secrets: [apiKey] }, context);
  const fallback = createCapabilityFallback(openaiRequestOptions(structuredOutput));
  const requestOf = (prompt: Prompt, capabilities: Capabilities<OpenaiShape>) => {
    const chat = prompt.template === 'chat';
    const request = (chat ? chatBody : textBody)(prompt, asked, capabilities);
    return { ...request, path: chat ? '/chat/completions' : '/completions', body: { ...request.body, ...body } };
  };
  const ask = (
    prompt: Prompt,
    options: CompleteOptions,
    read: (reply: unknown, request: OpenaiRequest) => Completion,
  ) =>
    completeWithFallback(
      http.call,
      fallback,
      (capabilities) => {
        const request = requestOf(prompt, capabilities);
        return { ...request, read: (reply) => read(reply, request) };
      },
      options,
    );
  return {
    name: 'openai',
    permits: http.permits,
    complete: (prompt, options) =>
      ask(prompt, options, (reply, { unwrap }) => readOpenaiReply(reply, http.origin, unwrap)),
    async batches() {
      const { openaiBatches } = await import('./openai-batches.js');
      return openaiBatches({
        http,
        requestOf: (prompt) => requestOf(prompt, fallback.current()),
        tryOut: async (prompt, signal) =>
          (await ask(trialPrompt(prompt), { signal }, (reply) => ({ text: '', usage: openaiUsage(reply) }))).usage,
      });
    },
    check: ({ signal }) => checkServer(http, '/models', signal),
    close: http.close,
  };
}
