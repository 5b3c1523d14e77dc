import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { spellOutLetters } from './build/spell-out-letters.js';

const SOURCE = /[\\/]src[\\/].*\.ts$/;

export default defineConfig({
  // Tests run the patterns that the build makes.
  plugins: [
    {
      name: 'letters-spelt-out',
      enforce: 'pre',
      transform: (code, id) => (SOURCE.test(id) ? spellOutLetters(code) : undefined),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/helpers/properties.ts'],
    globalSetup: ['test/helpers/build.ts'],
    disableConsoleIntercept: true,
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    // Most of them wait for programs that they start; the default leaves a machine of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
