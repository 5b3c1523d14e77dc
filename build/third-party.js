// What lies in dist of other people's work: their licence texts, a CycloneDX bill of materials, and their versions in
// package.json. Told by the bundler's own metafile, since all of it is a dev dependency.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[-._].*)?$/i;

/** The page of the HTTP service, which @fastify/swagger-ui holds ready built. */
const PAGE = 'swagger-ui-dist';

/** @param metafile of esbuild @returns the packages of which something lies in dist, by name */
export function packagesIn({ outputs }) {
  const folders = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const used = folders.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  const inside = used.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  const all = [...[...new Set(inside)].map(describe), pageOf('@fastify/swagger-ui')];
  const found = new Map(all.map((one) => [purlOf(one), one]));
  return [...found.values()].sort((one, other) => (purlOf(one) < purlOf(other) ? -1 : 1));
}

function pageOf(holder) {
  const { devDependencies } = JSON.parse(readFileSync(join('node_modules', holder, 'package.json'), 'utf8'));
  const source = 'https://github.com/swagger-api/swagger-ui';
  return {
    folder: '',
    name: PAGE,
    version: devDependencies[PAGE],
    licence: 'Apache-2.0',
    texts: [],
    by: 'SmartBear',
    source,
  };
}

function describe(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const declared = typeof license === 'string' ? license : license?.type;
  if (!declared) throw new Error(`${folder} declares no licence: look at it before it is bundled`);
  const by = typeof author === 'string' ? author : author?.name;
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url);
  return { folder, name, version, licence: declared, texts, by, source };
}

/** The notices that the licences ask for. */
export function noticesOf(packages) {
  const parts = packages.map(({ name, version, licence, texts, by, source }) => {
    const head = [`${name} ${version}`, `licence: ${licence}`, by && `by: ${by}`, source && `from: ${source}`];
    const twin = packages.find((other) => other.licence === licence && other.texts.length > 0);
    if (texts.length === 0 && !twin) throw new Error(`no text of the licence ${licence}, which ${name} names`);
    const text = texts.join('\n\n') || `It holds no text of its own; the terms of ${licence} stand under ${twin.name}.`;
    return `${head.filter(Boolean).join('\n')}\n\n${text}`;
  });
  return `akeneo-lookup holds code of these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** A CycloneDX 1.6 bill of materials (cyclonedx.org/docs/1.6/json). */
export function billOfMaterials(packages, { name, version }) {
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const components = packages.map((one) => ({
    type: 'library',
    'bom-ref': purlOf(one),
    name: one.name,
    version: one.version,
    purl: purlOf(one),
    licenses: /\s/.test(one.licence) ? [{ expression: one.licence }] : [{ license: { id: one.licence } }],
    hashes: hashesOf(locked[one.folder.replaceAll('\\', '/')]?.integrity),
  }));
  const own = { type: 'application', 'bom-ref': purlOf({ name, version }), name, version };
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: own }, components };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function hashesOf(integrity = '') {
  const [, content] = /sha512-(\S+)/.exec(integrity) ?? [];
  return content ? [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }] : [];
}

/** Names the packages with their versions in package.json, as `inlinedDependencies`. */
export function nameInManifest(packages) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const inlinedDependencies = {};
  for (const { name, version } of packages) {
    inlinedDependencies[name] = [inlinedDependencies[name], version].filter(Boolean).join(', ');
  }
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, inlinedDependencies }, null, 2)}\n`);
}
