import { chmod, chown, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.js';
import { makeFolder } from './folder.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

async function scene(name: string, text: string) {
  const folder = await makeFolder();
  const file = await folder.write(name, text);
  await folder.write('project/work/x', '');
  const directory = join(folder.path, 'project', 'work');
  const load = (given: { readonly file?: string } = {}) => loadConfig({ directory, environment: {}, ...given });
  return { folder, file, load };
}

const mark = 'globalThis.ranForeignCode = true; export default { locale: "de" }';
const FILES = [
  ['.akeneolookuprc', 'locale: de'],
  ['.akeneolookuprc.json', '{"locale": "de"}'],
  ['.akeneolookuprc.mjs', mark],
  ['package.json', '{"akeneolookup": {"locale": "de"}}'],
] as const;

describe.runIf(process.getuid)('a configuration that is found above the folder of the work', () => {
  it.each(FILES)('is read when nobody else may change it: %s', async (name, text) => {
    const { load } = await scene(name, text);
    expect((await load()).locale).toBe('de');
  });

  it.each(FILES)('is refused, and not run, when every user may write it: %s', async (name, text) => {
    const { file, load } = await scene(name, text);
    await chmod(file, 0o666);
    delete (globalThis as { ranForeignCode?: boolean }).ranForeignCode;
    await expect(load()).rejects.toThrow(
      /is not read, since every user may write it .* --config or AKENEO_LOOKUP_CONFIG/,
    );
    expect(globalThis).not.toHaveProperty('ranForeignCode');
    expect((await load({ file })).locale).toBe('de');
  });

  it('is refused when every user may write into its folder, but not where each may only change his own', async () => {
    const { folder, load } = await scene('.akeneolookuprc', 'locale: de');
    await chmod(folder.path, 0o777);
    await expect(load()).rejects.toThrow(/every user may write into/);
    await chmod(folder.path, 0o1777);
    expect((await load()).locale).toBe('de');
  });

  it.runIf(isRoot).each(FILES)('is refused when it belongs to another user: %s', async (name, text) => {
    const { file, load } = await scene(name, text);
    await chown(file, NOBODY, NOBODY);
    await expect(load()).rejects.toThrow(`it belongs to another user (uid ${NOBODY})`);
  });

  it.runIf(isRoot)('is refused when it is a link to the file of another user', async () => {
    const { folder, load } = await scene('theirs', 'locale: de');
    await chown(join(folder.path, 'theirs'), NOBODY, NOBODY);
    await symlink('theirs', join(folder.path, '.akeneolookuprc'));
    await expect(load()).rejects.toThrow('belongs to another user');
  });

  it('passes over the package of another without our key', async () => {
    const { file, load } = await scene('package.json', '{"name": "x"}');
    await chmod(file, 0o666);
    expect((await load()).locale).toBe('fr');
  });
});

it('says nothing of what stands in an imported file', async () => {
  const { folder, load } = await scene('.akeneolookuprc', '$import: ./planted');
  await folder.write('planted', 'db_password: geheim\nllms: {a: {other_secret: x}}');
  const message = await load().catch((error: Error) => error.message);
  expect(message).toMatch(/an unknown key, here or in a file that is imported/);
  expect(message).not.toMatch(/password|geheim|other_secret/);
});
