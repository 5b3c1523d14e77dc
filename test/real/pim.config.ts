import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/real/**/*.pim.ts'],
    globalSetup: ['test/helpers/build.ts', 'test/real/start-pim.ts'],
    disableConsoleIntercept: true,
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
