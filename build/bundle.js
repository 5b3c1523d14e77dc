// Bundles src: what every command line loads as one CommonJS file, since Node starts that soonest and can keep its compiled
// code; what only some need as ES modules around it.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { escapePatterns } from './escape-patterns.js';
import { spellOutLetters } from './spell-out-letters.js';

const MAIN = 'src/main.ts';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  // Every Node from 18 has them; otherwise each such literal would be compiled anew at every use.
  supported: { 'regexp-unicode-property-escapes': true },
  external: ['better-sqlite3', 'node-llama-cpp'],
  logLevel: 'warning',
};

/** Loaded by the start itself, but only for patterns that need it, and large: a file of its own. */
const LATER = 're2js';

/** Has what `require` names as LATER taken from its file, which lies beside the start. */
const laterPackage = (path) => ({
  name: 'later-package',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${LATER}$`) }, () => ({ path, external: true }));
  },
});

/** The files that are loaded whatever the command line. */
async function filesOfStart() {
  const { metafile } = await build({ ...COMMON, entryPoints: [MAIN], format: 'esm', outdir: 'dist', write: false });
  const files = new Set();
  const visit = (file) => {
    if (files.has(file)) return;
    files.add(file);
    const imports = metafile.inputs[file].imports.filter(
      ({ kind, external }) => kind !== 'dynamic-import' && !external,
    );
    for (const { path } of imports) visit(path);
  };
  visit(MAIN);
  return new Set([...files].map((file) => resolve(file)));
}

/** Spells out letters in every source, and has each that is not of the start import it, so that all of its files lie in one chunk. */
const afterStart = (files) => ({
  name: 'after-start',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const source = spellOutLetters(readFileSync(path, 'utf8'));
      const contents = files.has(path) ? source : `import ${JSON.stringify(resolve(MAIN))};\n${source}`;
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
});

/** What the start loads only when it needs it stays in the chunk beside it. */
const laterChunks = {
  name: 'later-chunks',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\// }, ({ path, kind }) =>
      path === `./${LATER}.cjs`
        ? { path, external: true }
        : kind === 'dynamic-import'
          ? { path: path.replace('./', './chunks/'), external: true }
          : undefined,
    );
  },
};

/**
 * Writes the chunk of the start as `main.cjs`; in its place the other chunks find that file's exports. Its `import()` become
 * `require`, which loads ES modules from Node 20.19 on, because Node 20 refuses `import()` in code that was compiled before.
 */
async function writeStart(chunk, exports, folder) {
  const { outputFiles } = await build({
    ...COMMON,
    stdin: { contents: readFileSync(chunk, 'utf8'), resolveDir: dirname(chunk) },
    outfile: join(folder, 'main.cjs'),
    format: 'cjs',
    supported: { ...COMMON.supported, 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
    plugins: [laterChunks],
    write: false,
  });
  writeFileSync(join(folder, 'main.cjs'), escapePatterns(outputFiles[0].text));
  writeFileSync(chunk, `export { ${exports.join(', ')} } from '../main.cjs';\n`);
  rmSync(join(folder, 'main.js'));
}

/** @param entryPoints what is loaded by its own path, beside the start @returns esbuild's metafile */
export async function bundle(entryPoints, folder) {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [MAIN, ...entryPoints],
    outbase: 'src',
    outdir: folder,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [laterPackage(`./${LATER}.cjs`), afterStart(await filesOfStart())],
    // Bundled CommonJS packages call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const [chunk, { exports }] = Object.entries(metafile.outputs).find(([, { inputs }]) => MAIN in inputs);
  await writeStart(chunk, exports, folder);
  const later = await build({
    ...COMMON,
    entryPoints: [LATER],
    outfile: join(folder, `${LATER}.cjs`),
    format: 'cjs',
  });
  const page = await bundlePage(join(folder, 'review', 'page'));
  return { outputs: { ...metafile.outputs, ...later.metafile.outputs, ...page.outputs } };
}

const PAGE = join('src', 'review', 'page');

/** The page of a review, for browsers: one script, its styles, and the document that loads them. @returns esbuild's metafile */
async function bundlePage(folder) {
  const { metafile } = await build({
    entryPoints: { page: join(PAGE, 'main.tsx'), styles: join(PAGE, 'page.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  copyFileSync(join(PAGE, 'index.html'), join(folder, 'index.html'));
  return metafile;
}
