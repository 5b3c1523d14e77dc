import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleScript } from '../helpers/bundle-script.js';
import { makeFolder } from './folder.js';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** Loads the configuration of a folder with plain Node, as the installed program does. */
const LOAD = `
  import { loadConfig } from './src/config/load-config.ts';
  const outcome = await loadConfig({ directory: process.argv[2], environment: {} }).catch((error) => ({ error: error.message }));
  console.log(JSON.stringify(outcome));
`;

describe('the configuration under plain Node', () => {
  it('is read from TypeScript where Node reads it, and says what to do where it does not', async () => {
    const folder = await makeFolder();
    const file = await folder.write(
      'akeneolookup.config.ts',
      `const locale: string = 'de';\nexport default { locale };\n`,
    );
    const outcome = JSON.parse(run(await bundleScript(folder.path, LOAD), folder.path));
    if ('typescript' in process.features) expect(outcome).toMatchObject({ locale: 'de', file });
    else
      expect(outcome.error).toMatch(
        /^this Node .* cannot read TypeScript .*: use Node 22\.18 or later, rename the file to \.mjs/,
      );
  });

  it.each([
    ['.akeneolookuprc', 'locale: de'],
    ['akeneolookup.config.mjs', 'export default { locale: "de" }'],
    ['akeneolookup.config.cjs', 'module.exports = { locale: "de" }'],
  ])('is read from %s by the bundle', async (name, text) => {
    const folder = await makeFolder();
    const file = await folder.write(name, text);
    expect(JSON.parse(run(await bundleScript(folder.path, LOAD), folder.path))).toMatchObject({ locale: 'de', file });
  });
});

describe('a run without a file', () => {
  it('loads neither cosmiconfig nor zod nor a connector', async () => {
    const loaded = await loadedBy('config/load-config.ts', 'config/resolve-llm.ts', 'config/field-words.ts');
    expect(loaded).toContain('src/config/find-file.ts');
    expect(loaded.filter((file) => /node_modules\/(?!fastest-levenshtein)|src\/connectors/.test(file))).toEqual([]);
  });
});

function run(script: string, folder: string): string {
  return execFileSync(process.execPath, ['--no-warnings', script, folder], { encoding: 'utf8' });
}

/** The sources that these files load at once; what they import when it is needed is left out. */
async function loadedBy(...entries: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(SOURCE, entry)),
    outdir: 'unused',
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
  });
  const loaded = new Set<string>();
  const visit = (output: string) => {
    const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {};
    for (const input of Object.keys(inputs)) loaded.add(input);
    for (const { path, kind } of imports) if (kind === 'import-statement') visit(path);
  };
  // What is imported when it is needed is an entry point too, but not one of those asked for.
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entries.some((entry) => entryPoint?.endsWith(`src/${entry}`))) visit(output);
  }
  return [...loaded];
}
