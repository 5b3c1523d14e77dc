import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Bundles a script that imports from `./src` and writes it to a file that plain Node runs, as the package's own build does.
 * @param folder a temporary folder of the test
 */
export async function bundleScript(folder: string, contents: string): Promise<string> {
  const outdir = join(folder, 'bundle');
  await build({
    stdin: { contents, resolveDir: ROOT, sourcefile: 'script.ts', loader: 'ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3', 'node-llama-cpp'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  return join(outdir, 'stdin.mjs');
}
