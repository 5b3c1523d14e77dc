import { existsSync } from 'node:fs';
import { delimiter, resolve, sep } from 'node:path';
import * as z from 'zod';
import { answerText } from '../answer-text.js';
import type { Connector } from '../types.js';
import { runProgram } from './run-program.js';

export const commandSettings = z.strictObject({
  type: z
    .literal('command')
    .describe('A program that reads a prompt on standard input and writes the completion to standard output'),
  command: z.array(z.string()).min(1).describe('The program and its arguments, one by one; no shell reads them'),
  env: z.record(z.string(), z.string()).default({}).describe('More variables of its environment'),
  cwd: z.string().optional().describe('The folder that it runs in; default the working directory'),
});

/** Runs a program for each question; it is killed with its children when the question is no longer asked. */
export function connectCommand({ command, env, cwd }: z.output<typeof commandSettings>): Connector {
  const [program = '', ...args] = command;
  return {
    name: 'command',
    complete: async ({ text }, { signal }) => ({
      text: answerText({ text: await runProgram({ program, args, env, cwd, input: text }, signal) }).text.trim(),
    }),
    check: async () => (isRunnable(program, cwd) ? undefined : `there is no program "${program}"`),
  };
}

function isRunnable(program: string, cwd = '.'): boolean {
  const folders = program.includes(sep) ? [cwd] : (process.env.PATH ?? '').split(delimiter);
  const endings = ['', ...(process.env.PATHEXT ?? '').split(delimiter)];
  return folders.some((folder) => endings.some((ending) => existsSync(resolve(folder, program + ending))));
}
