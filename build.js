// Bundles src into dist, writes the oclif manifest and the configuration's JSON Schema.
// --if-stale: only when a source is newer than the last build. --types: also the declarations of the public API.
// --inlined: also names in package.json what is bundled.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './build/bundle.js';
import { manPage } from './build/man-page.js';
import { billOfMaterials, nameInManifest, noticesOf, packagesIn } from './build/third-party.js';

const root = import.meta.dirname;
const stamp = join(root, 'dist', '.built');
process.chdir(root);

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return [...filesBelow('src'), 'build.js', ...filesBelow('build'), 'package.json', 'tsconfig.json'].some(
    (file) => statSync(file).mtimeMs > built,
  );
}

/** Standard output is for what `npm start` prints; errors are shown either way. */
const runNode = (words, stdout = 'ignore') =>
  execFileSync(process.execPath, words, {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, OCLIF_SKIP_NEW_VERSION_CHECK: 'true' },
  });

/** A build that fails leaves the old one in place. */
function replaceFolder(folder, fresh) {
  const old = `${fresh}-old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}

/** The files of the page that describes the HTTP service, as its plugin serves them. */
function copyDocumentation(folder) {
  const source = join('node_modules', '@fastify', 'swagger-ui', 'static');
  mkdirSync(folder, { recursive: true });
  const wanted = /^(?:swagger-ui(?:-bundle|-standalone-preset)?\.(?:js|css)|index\.css|favicon.*)$/;
  for (const file of readdirSync(source)) {
    if (wanted.test(file) && file !== 'swagger-ui.js') copyFileSync(join(source, file), join(folder, file));
  }
}

function nameThirdParty(metafile, folder) {
  const packages = packagesIn(metafile);
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(folder, 'THIRD_PARTY_NOTICES'), noticesOf(packages));
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials(packages, manifest));
  if (process.argv.includes('--inlined')) nameInManifest(packages);
}

async function main() {
  const withTypes = process.argv.includes('--types');
  if (process.argv.includes('--if-stale') && !isStale()) return;
  const fresh = `dist-${process.pid}`;
  process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));
  const metafile = await bundle(
    [
      'src/index.ts',
      'src/config/json-schema.ts',
      'src/cli/batch/engine-thread.ts',
      'src/cli/help/root-help.ts',
      'src/database/seeding/example-thread.ts',
      'src/database/catalogue/held-out-thread.ts',
      'src/review/learning/learn-thread.ts',
      ...filesBelow('src/commands').filter((file) => file.endsWith('.ts')),
    ],
    fresh,
  );
  copyDocumentation(join(fresh, 'documentation'));
  nameThirdParty(metafile, fresh);
  replaceFolder('dist', fresh);
  runNode([join('node_modules', 'oclif', 'bin', 'run.js'), 'manifest']);
  mkdirSync(join('dist', 'man'), { recursive: true });
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(join('dist', 'man', 'akeneo-lookup.1'), manPage(read('oclif.manifest.json'), read('package.json')));
  const { configJsonSchema } = await import(pathToFileURL(join(root, 'dist', 'config', 'json-schema.js')).href);
  writeFileSync(join('dist', 'config.schema.json'), `${JSON.stringify(await configJsonSchema(), null, 2)}\n`);
  if (withTypes)
    runNode([join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], process.stderr);
  writeFileSync(stamp, '');
}

await main();
