import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { spellOutLetters } from './build/spell-out-letters.js';
import { projects } from './test/projects.js';

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
    projects,
    setupFiles: ['test/helpers/properties.ts'],
    // Sources that are as they were are not transformed again.
    experimental: { fsModuleCache: true },
    disableConsoleIntercept: true,
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    // Most of them wait for programs that they start; the default leaves a machine of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
