import * as z from 'zod';
import { createAttemptTimeout } from '../http/attempt-timeout.js';
import { createLimiter } from '../http/limiter.js';
import { DEFAULT_DEADLINE } from '../http/open-http.js';
import { createRedact, secretsOf } from '../http/redact.js';
import { retryCall } from '../http/retry-call.js';
import { createCapabilityFallback } from '../structured-output/capability-fallback.js';
import { completeWithFallback } from '../structured-output/complete-with-fallback.js';
import type { Connector, ConnectorContext } from '../types.js';
import { askSdk, type SdkRequestVariant, sdkRequestOptions, sdkRequestVariant } from './ai-sdk-call.js';
import { loadLanguageModel } from './ai-sdk-model.js';

export const aiSdkSettings = z.strictObject({
  type: z
    .literal('ai-sdk')
    .describe('A provider package of the Vercel AI SDK that you have installed; the `ai` package is not needed'),
  package: z.string().min(1).describe('The name of the package, such as "@ai-sdk/google"'),
  model: z.string().min(1).describe('The name of the model, as the provider knows it'),
  options: z.record(z.string(), z.unknown()).default({}).describe('What the provider is created with, such as apiKey'),
  export: z.string().optional().describe('The function that creates the provider, when the package has several'),
  structuredOutput: z.enum(['json', 'none']).default('json').describe('Whether the shape of an answer is forced'),
});

/** Asks a model through the provider specification of the AI SDK (versions 2 to 4). */
export async function connectAiSdk(
  configured: z.output<typeof aiSdkSettings>,
  context: ConnectorContext,
): Promise<Connector> {
  const model = await loadLanguageModel(configured);
  const deadline = context.deadline ?? DEFAULT_DEADLINE;
  const limits = {
    limiter: createLimiter(context.concurrency),
    timeout: createAttemptTimeout(deadline, context.attemptTimeout),
    onBusy: context.onBusy,
  };
  const endpoint = { model, name: configured.package, redact: createRedact(secretsOf(configured.options)) };
  const fallback = createCapabilityFallback(sdkRequestOptions(configured.structuredOutput));
  return {
    name: 'ai-sdk',
    complete(prompt, options) {
      const endsAt = options.deadline ?? performance.now() + deadline;
      const ask = (variant: SdkRequestVariant) =>
        retryCall(limits, { signal: options.signal, endsAt }, (watch) =>
          askSdk(endpoint, variant, options.signal, watch),
        );
      return completeWithFallback(ask, fallback, (capabilities) => sdkRequestVariant(prompt, capabilities), options);
    },
    permits: () => limits.limiter.limit,
    check: async () => undefined,
  };
}
