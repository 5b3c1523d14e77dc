import * as z from 'zod';
import { pause } from '../async/abort.js';
import { throwIfAborted } from '../async/stop.js';
import { stopOf } from './stop-options.js';
import type { Connector } from './types.js';

export const staticSettings = z.strictObject({
  type: z.literal('static').describe('Answers a configured text, for tests and demonstrations'),
  text: z.string().default('null').describe('The answer to every question that `answers` does not name'),
  answers: z.record(z.string(), z.string()).default({}).describe('The answer by the code of the field asked for'),
  delay: z.number().min(0).default(0).describe('Milliseconds that an answer takes'),
});

/** A connector that needs no server: it answers the configured text. */
export function connectStatic({ text, answers, delay }: z.output<typeof staticSettings>): Connector {
  return {
    name: 'static',
    uncached: true,
    complete({ question }, options) {
      const stop = stopOf(options);
      throwIfAborted(stop);
      const configured = question.fields
        .map(({ code }) => (Object.hasOwn(answers, code) ? answers[code] : undefined))
        .find((answer) => answer !== undefined);
      const completion = { text: configured ?? text };
      return delay > 0 ? pause(delay, stop).then(() => completion) : completion;
    },
    check: async () => undefined,
  };
}
