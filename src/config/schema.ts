import * as z from 'zod';
import { templates } from '../llm/prompt/templates.js';
import { DURATION, parseDuration } from './duration.js';
import { SIZE } from './size.js';

/** The schemas of what a js/ts file may also hand in as code. */
export interface PartSchemas {
  readonly connector: z.ZodType;
  readonly chainOfThoughts: z.ZodType;
}

/** The schema of a configuration file. */
export function fileSchema(parts: PartSchemas) {
  return z
    .strictObject({
      $schema: z.string(),
      database: text(
        'The SQLite catalogue, relative to this file. Default: catalogue.db in the data folder of the user.',
      ),
      locale: z.enum(['fr', 'en', 'de']).describe('The language of the prompts. Default: fr.'),
      llm: text('The composition that answers when none is named. Default: offline.'),
      timeout: duration('One deadline for a whole lookup, retries included. Default: 20s.'),
      concurrency: count('The most questions in flight. Default: 8.'),
      fields: z
        .union([z.string().min(1), z.array(z.string().min(1))], {
          error: 'must be field codes: a list, or a text such as "EF000007,EF000008"',
        })
        .describe(
          'The fields to fill when none are named: codes or labels, all, family:NAME, class:EC…, or "@FILE" with one per line, relative to this file.',
        ),
      grounded: z.boolean().describe('Whether a value that does not stand in the text becomes absent.'),
      html: z
        .enum(['auto', 'never'])
        .describe('Whether tags and entities in texts are read as HTML, or texts taken as they stand. Default: auto.'),
      minConfidence: z.number().min(0).max(1).describe('The least confidence of an offline answer, 0 to 1.'),
      cache: z
        .strictObject({
          maxSize: z
            .string()
            .regex(SIZE, 'must be a size such as "500MB" (KB, MB, GB)')
            .describe('What the kept answers of language models may take up. Default: 500MB.'),
        })
        .describe('Answers that were paid for are kept in the database.'),
      ranges: z
        .record(
          z.string().min(1),
          z.strictObject({
            min: text('The field that takes the lower end.'),
            max: text('The field that takes the upper end.'),
          }),
        )
        .describe(
          "The two fields that the ends of a range go to in an import for Akeneo, which has no ranges, by the range's code.",
        ),
      pim: pimSchema().describe('The Akeneo PIM that pim pull, products and push talk to.'),
      llms: z.record(z.string().min(1), llmSchema(parts)).describe('Compositions by name.'),
    })
    .partial()
    .meta({ title: 'Configuration of akeneo-lookup' });
}

function pimSchema() {
  return z
    .strictObject({
      url: text('Its address, such as https://pim.example.com.'),
      clientId: text('The client id of the connection.'),
      secret: text('The secret of the connection.'),
      username: text('The user name of the connection.'),
      password: text('The password of the connection.'),
      token: text('A ready token, such as that of an app, in place of a login.'),
      locale: text('The locale whose texts are read and whose values are filled, such as fr_FR.'),
      channel: text('The channel whose texts are read and whose values are filled, such as ecommerce.'),
      timeout: duration('How long one request may take. Default: 60s.'),
    })
    .partial();
}

function llmSchema({ connector, chainOfThoughts }: PartSchemas) {
  return z
    .strictObject({
      template: z.enum(Object.keys(templates)).describe('How a prompt is written; chat sends messages. Default: chat.'),
      maxPromptLength: count('The most characters of a prompt.'),
      maxPromptTokens: count('The most tokens of a prompt.'),
      chainOfThoughts: chainOfThoughts.describe('How a field is asked for. Default: few-shot.'),
      connector: connector.describe('How a prompt travels and an answer comes back.'),
      llm: text('Another composition to ask, in place of a connector.'),
      gate: z.literal('offline').describe('What the offline engine is sure of is not asked.'),
      gateConfidence: z
        .number()
        .min(0)
        .max(1)
        .describe('From this confidence of the offline engine on, its answer stands. Default: 0.9.'),
      gateDoubt: z
        .number()
        .min(0)
        .describe(
          'The model is asked only where the offline engine has to expect as many wrong values among its unsure answers about one description. Default: 0, always.',
        ),
      trust: z
        .number()
        .min(0)
        .max(1)
        .describe(
          'How often the model is right where the offline engine reads otherwise: 0.67 suits one of two billion parameters. Below 1, the numbers that it names for the wrong field go to the right one, and what the engine takes for not stated is absent. Default: 1.',
        ),
      gateTrust: z
        .number()
        .min(0)
        .max(1)
        .describe(
          'How often the model is right about what the offline engine is unsure of, unless its confidence is lower; at 1 its answer stands whatever the engine has read. Default: 0.9.',
        ),
      fallback: z.array(z.string().min(1)).describe('Compositions to ask in turn when a field failed.'),
      group: count('The most fields in one question. Default: 1.'),
      temperature: z.number().min(0),
      maxTokens: count('The most tokens to generate.'),
      stop: z.array(z.string().min(1)).describe('Where the model is to stop.'),
      seed: z.int(),
      price: z
        .strictObject({
          prompt: z.number().min(0).describe('Of the tokens of a question.'),
          completion: z.number().min(0).describe('Of the tokens of an answer, thought included.'),
          cachedPrompt: z
            .number()
            .min(0)
            .optional()
            .describe("Of the tokens of a question that the provider takes from its cache. Default: prompt's."),
          cacheWrite: z
            .number()
            .min(0)
            .optional()
            .describe("Of the tokens of a question that the provider writes into its cache. Default: prompt's."),
          batch: z
            .number()
            .min(0)
            .max(1)
            .optional()
            .describe('The part of all these that a question in a batch of the provider costs. Default: 0.5.'),
        })
        .describe('The price per million tokens, in any one currency.'),
      batchLimits: z
        .strictObject({
          questions: count('Its most questions.').optional(),
          bytes: z.int().min(10_000).describe('The most bytes of all its lines.').optional(),
        })
        .describe(
          'The most of one batch of the provider, for a server that takes less than the 50,000 questions and 200 MB of OpenAI or the 10,000 and 256 MB of Anthropic.',
        ),
      grounded: z.boolean().describe('Whether a value that does not stand in the text becomes absent.'),
      attemptTimeout: duration('A fixed limit of one attempt. Default: adapts to the calls before.'),
    })
    .partial();
}

function text(description: string) {
  return z.string().min(1).describe(description);
}

function count(description: string) {
  return z.int().min(1).describe(description);
}

function duration(description: string) {
  const expected = 'must be a duration above 0 such as "20s" (ms, s, m, h)';
  return z
    .string({ error: expected })
    .regex(DURATION, { error: expected, abort: true })
    .refine(isDuration, expected)
    .describe(description);
}

function isDuration(value: string): boolean {
  try {
    return parseDuration(value) > 0;
  } catch {
    return false;
  }
}
