import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const { components } = JSON.parse(read('dist', 'sbom.cdx.json')) as {
  components: { name: string; version: string; purl: string; licenses: object[]; hashes: { content: string }[] }[];
};

it('names what is bundled in package.json: after a change of the packages, node build.js --inlined', () => {
  const { inlinedDependencies } = JSON.parse(read('package.json'));
  const named = Object.entries<string>(inlinedDependencies).flatMap(([name, versions]) =>
    versions.split(', ').map((version) => `${name} ${version}`),
  );
  expect(named).toEqual(components.map(({ name, version }) => `${name} ${version}`));
});

it('lists what is bundled with licence and checksum, and nothing that is installed beside it', () => {
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@oclif/core', 'drizzle-orm', 'fastify', 'swagger-ui-dist', 'undici']));
  for (const installed of ['better-sqlite3', 'vitest', 'esbuild']) expect(names).not.toContain(installed);
  for (const { name, licenses, hashes } of components) {
    expect(licenses, name).toHaveLength(1);
    if (name !== 'swagger-ui-dist') expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
  }
});

it('holds the notice of each', () => {
  const notices = read('dist', 'THIRD_PARTY_NOTICES');
  for (const { name, version } of components) expect(notices).toContain(`${name} ${version}\nlicence: `);
  expect(notices.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(50);
});
