// Bundles one TypeScript file as the product is bundled, and runs it in this process: node bundle-and-run.js FILE [WORD…]
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { withLettersSpeltOut } from '../../build/spell-out-letters.js';

const [file] = process.argv.splice(2, 1);
const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'akeneo-lookup-bench');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${basename(file, '.ts')}.mjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  supported: { 'regexp-unicode-property-escapes': true },
  external: ['better-sqlite3', 'node-llama-cpp', 'playwright-core', 'vitest'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [withLettersSpeltOut],
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
