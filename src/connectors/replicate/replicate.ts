import * as z from 'zod';
import { checkServer } from '../http/check-server.js';
import { openHttp } from '../http/open-http.js';
import type { Connector, ConnectorContext } from '../types.js';
import { createPredictions } from './replicate-predictions.js';
import { predictionInput, predictionPath } from './replicate-request.js';

export const replicateSettings = z.strictObject({
  type: z.literal('replicate').describe("Replicate's HTTP API: create a prediction, wait, poll, cancel"),
  model: z.string().min(1).describe('The model as "owner/name", "owner/name:version", or the id of a version'),
  token: z.string().min(1).describe(`The API token, such as "\${REPLICATE_API_TOKEN}"`),
  baseUrl: z.string().default('https://api.replicate.com/v1').describe('The address of the API'),
  input: z.record(z.string(), z.unknown()).optional().describe('More inputs of the model; they win over ours'),
});

/** Asks a model on Replicate; a prediction that is no longer waited for is cancelled. */
export function connectReplicate(configured: z.output<typeof replicateSettings>, context: ConnectorContext): Connector {
  const { model, token, baseUrl, input } = configured;
  const http = openHttp({ baseUrl, headers: { authorization: `Bearer ${token}` }, secrets: [token] }, context);
  const predictions = createPredictions(http);
  const { path, version } = predictionPath(model);
  return {
    name: 'replicate',
    permits: http.permits,
    async complete(prompt, options) {
      const body = { ...(version && { version }), input: { ...predictionInput(prompt), ...input } };
      return { model, ...(await predictions.run(path, body, options)) };
    },
    check: ({ signal }) => checkServer(http, '/account', signal),
    async close() {
      await predictions.cancellationsSent();
      await http.close();
    },
  };
}
