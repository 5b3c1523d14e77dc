import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { UserError } from '../../src/errors.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

const load = (environment: NodeJS.ProcessEnv = {}, file?: string, directory = folder) =>
  loadConfig({ directory, environment, ...(file && { file }) });

async function mistakeIn(name: string, text: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  await write(name, text);
  const error = await load(environment, name).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message.replaceAll(folder, '');
}

describe('finding a file', () => {
  it('is content without one', async () => {
    expect(await load()).toEqual(DEFAULT_CONFIG);
  });

  it.each([
    ['.akeneolookuprc', 'locale: de'],
    ['.akeneolookuprc', '{"locale": "de"}'],
    ['.akeneolookuprc.json', '{"locale": "de"}'],
    ['.akeneolookuprc.yaml', '# ein Kommentar\nlocale: de\n'],
    ['.akeneolookuprc.yml', '\uFEFFlocale: de'],
    ['.akeneolookuprc.js', 'module.exports = { locale: "de" }'],
    ['.akeneolookuprc.mjs', 'export default { locale: "de" }'],
    ['.akeneolookuprc.cjs', 'module.exports = { locale: "de" }'],
    ['akeneolookup.config.js', 'export default { locale: "de" }'],
    ['akeneolookup.config.mjs', 'export default { locale: "de" }'],
    ['akeneolookup.config.cjs', 'module.exports = { locale: "de" }'],
    ['package.json', '{"name": "catalogue", "akeneolookup": {"locale": "de"}}'],
  ])('reads %s from a folder above', async (name, text) => {
    const file = await write(name, text);
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    expect(await load({}, undefined, join(folder, 'a', 'b'))).toEqual({ ...DEFAULT_CONFIG, locale: 'de', file });
  });
});
