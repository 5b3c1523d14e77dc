import { z } from 'zod';
import { ConnectorError } from '../errors.js';
import { checkServer } from './check-server.js';
import { openHttp } from './http.js';
import { createDialect } from './openai-dialect.js';
import { readCompletion } from './openai-reply.js';
import { chatBody, textBody } from './openai-request.js';
import type { CompleteOptions, Completion, Connector, ConnectorContext, Prompt } from './types.js';

export const settings = z.strictObject({
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
});

type Settings = z.output<typeof settings>;

/** Asks a server that speaks the OpenAI API; an option that the server refuses is left out for the rest of the run. */
export function connect(configured: Settings, context: ConnectorContext): Connector {
  const { model, apiKey, baseUrl } = configured;
  const authorization = apiKey ? `Bearer ${apiKey}` : undefined;
  const http = openHttp({ baseUrl, headers: { authorization, ...configured.headers }, secrets: [apiKey] }, context);
  const dialect = createDialect(configured.structuredOutput);

  async function complete(prompt: Prompt, options: CompleteOptions, refusals = 0): Promise<Completion> {
    const chat = prompt.template === 'chat';
    const spoken = dialect.current();
    const request = chat ? chatBody(prompt, model, spoken) : textBody(prompt, model, spoken);
    try {
      const { value, retries } = await http.call(
        {
          path: chat ? '/chat/completions' : '/completions',
          body: { ...request.body, ...configured.body },
          read: (reply) => readCompletion(reply, http.origin),
        },
        options,
      );
      const notes = [...value.notes, ...dialect.notes()];
      return {
        ...value,
        text: request.unwrap(value.text),
        retries: retries + refusals,
        ...(notes.length > 0 && { notes }),
      };
    } catch (error) {
      if (!(error instanceof ConnectorError) || !dialect.learn(error, spoken, request.body)) throw error;
      return complete(prompt, options, refusals + 1 + error.retries);
    }
  }

  return {
    name: 'openai',
    complete: (prompt, options) => complete(prompt, options),
    check: ({ signal }) => checkServer(http, '/models', signal),
    close: http.close,
  };
}
