import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/helpers/build.ts', 'test/browser/require-chromium.ts'],
    disableConsoleIntercept: true,
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Browsers that run at once on a small machine only wait for each other.
    fileParallelism: false,
  },
});
