import { execute } from '@oclif/core';

/** Runs any command line through oclif. */
export async function runCommandLine(bin: string, words: readonly string[]): Promise<void> {
  await execute({ args: [...words], dir: bin });
}
