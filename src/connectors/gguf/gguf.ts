import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { UserError } from '../../errors.js';
import type { Connector, ConnectorContext } from '../types.js';
import { importUserPackage } from '../user-package.js';
import { createGgufModel, GGUF_ANSWER_TOKENS } from './gguf-model.js';
import type { LlamaLibrary } from './llama-library.js';

export const ggufSettings = z.strictObject({
  type: z.literal('gguf').describe('A GGUF file in this process, through node-llama-cpp, which you install'),
  model: z.string().min(1).describe('The path of the GGUF file'),
  contextSize: z.int().positive().default(4096).describe('Tokens of context for each question'),
  parallel: z.int().positive().default(1).describe('Questions worked on at once; each takes a context of its own'),
  threads: z.int().positive().optional().describe('Threads to compute with; default as many as there are processors'),
  gpu: z.boolean().default(true).describe('Whether a graphics processor is used when there is one'),
  grammar: z.boolean().default(true).describe('Whether the shape of an answer is forced by a grammar'),
});

/** Runs a model in this process; the file is loaded with the first question. */
export async function connectGguf(
  configured: z.output<typeof ggufSettings>,
  _context: ConnectorContext,
): Promise<Connector> {
  const library = (await importUserPackage('node-llama-cpp')) as unknown as LlamaLibrary;
  const path = resolve(configured.model);
  if (!existsSync(path)) throw new UserError(`no GGUF file at "${path}": set "model" to its path`, 'config');
  const threads = configured.threads ?? availableParallelism();
  const model = createGgufModel(library, { ...configured, path, threads });
  return {
    name: 'gguf',
    answerTokens: GGUF_ANSWER_TOKENS,
    complete: (prompt, { signal }) => model.complete(prompt, signal),
    check: async () => undefined,
    limit: async () => ({ tokens: configured.contextSize }),
    close: model.close,
  };
}
