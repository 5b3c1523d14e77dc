import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/real/**/*.llm.ts'],
    globalSetup: ['test/real/start-llama.ts'],
    disableConsoleIntercept: true,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    // What a real model writes changes with how its server happens to batch the questions.
    retry: 1,
    // One model on one machine: files that run at once would only wait for each other.
    fileParallelism: false,
  },
});
