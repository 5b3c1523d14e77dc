import * as z from 'zod';
import { checkServer } from '../http/check-server.js';
import { openHttp } from '../http/open-http.js';
import type { Connector, ConnectorContext } from '../types.js';
import { askModelContext, createContextSize, OLLAMA_ANSWER_TOKENS } from './ollama-context.js';
import { ollamaBody, readOllama } from './ollama-request.js';

export const ollamaSettings = z.strictObject({
  type: z
    .literal('ollama')
    .describe('An Ollama server: /api/chat for the chat template, /api/generate with raw for the others'),
  model: z.string().min(1).describe('The model and its tag, such as "llama3.1:8b"'),
  baseUrl: z.string().default('http://127.0.0.1:11434').describe('The address of the server'),
  headers: z.record(z.string(), z.string()).optional().describe('More headers of every request'),
  contextSize: z
    .int()
    .positive()
    .optional()
    .describe('Tokens of context (num_ctx); when absent it follows the longest prompt so far'),
  options: z.record(z.string(), z.unknown()).optional().describe("More of Ollama's model options; they win over ours"),
  body: z.record(z.string(), z.unknown()).optional().describe('More keys of every request body, such as keep_alive'),
});

/** Asks an Ollama server, with a context large enough for the prompt; a prompt that was cut all the same is a failure. */
export function connectOllama(configured: z.output<typeof ollamaSettings>, context: ConnectorContext): Connector {
  const { model, baseUrl, headers, contextSize, body } = configured;
  const http = openHttp({ baseUrl, headers }, context);
  const sizeFor = createContextSize(contextSize);
  return {
    name: 'ollama',
    answerTokens: OLLAMA_ANSWER_TOKENS,
    permits: http.permits,
    async complete(prompt, options) {
      const size = sizeFor(prompt);
      const request = ollamaBody(prompt, size);
      const { value, retries } = await http.call(
        {
          path: request.path,
          body: { model, ...request.body, options: { ...request.body.options, ...configured.options }, ...body },
          read: (reply) => readOllama(reply, prompt, size, http.origin),
        },
        options,
      );
      return { ...value, retries };
    },
    check: ({ signal }) => checkServer(http, '/api/version', signal),
    async limit({ signal }) {
      const tokens = contextSize ?? (await askModelContext(http, model, signal));
      return tokens === undefined ? undefined : { tokens };
    },
    close: http.close,
  };
}
