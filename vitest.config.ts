import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/helpers/properties.ts'],
    globalSetup: ['test/helpers/build.ts'],
    disableConsoleIntercept: true,
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
