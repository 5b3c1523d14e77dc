import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mayHaveConfigFile, SEARCH_PLACES } from '../../src/config/find-file.js';
import { findConfigFile } from '../../src/config/read-file.js';
import { type Folder, makeFolder } from './folder.js';

const DATA_PLACES = SEARCH_PLACES.filter((place) => /rc$|json$|ya?ml$/.test(place));

/** What may stand in a folder: settings, nothing at all, or the description of a package with settings or without. */
const contentOf = (place: string, kind: string) => {
  if (place !== 'package.json') return kind === 'empty' ? '' : '{"locale": "de"}';
  return kind === 'empty' ? '{"name": "x"}' : '{"name": "x", "akeneolookup": {"locale": "de"}}';
};

/** A home folder above the test's own, so that a search ends there. */
async function makeHome(): Promise<Folder> {
  const home = await makeFolder();
  vi.stubEnv('HOME', home.path);
  vi.stubEnv('USERPROFILE', home.path);
  vi.stubEnv('XDG_CONFIG_HOME', join(home.path, '.config'));
  return home;
}

describe('looking for a file', () => {
  it.each(SEARCH_PLACES)('sees %s where it is and below', async (place) => {
    const home = await makeHome();
    await home.write(join('a', place), '{"akeneolookup": {}}');
    await mkdir(join(home.path, 'a', 'b'));
    expect(mayHaveConfigFile(join(home.path, 'a', 'b'))).toBe(true);
    expect(mayHaveConfigFile(join(home.path, 'a'))).toBe(true);
    expect(mayHaveConfigFile(home.path)).toBe(false);
  });

  it('does not take a package without settings for one', async () => {
    const home = await makeHome();
    await home.write('package.json', '{"name": "x", "files": [".akeneolookuprc.example"]}');
    expect(mayHaveConfigFile(home.path)).toBe(false);
    expect(await findConfigFile(home.path)).toBeUndefined();
  });

  it("sees the user's own", async () => {
    const home = await makeHome();
    await mkdir(join(home.path, 'a'));
    const file = await home.write(join('.config', 'akeneolookup', 'config.yaml'), 'locale: de');
    expect(mayHaveConfigFile(join(home.path, 'a'))).toBe(true);
    expect(await findConfigFile(join(home.path, 'a'))).toMatchObject({ file, content: { locale: 'de' } });
  });

  it('spells the folder of the user as that of the data, and takes it before the other', async () => {
    const home = await makeHome();
    await mkdir(join(home.path, 'a'));
    await home.write(join('.config', 'akeneolookup', 'config.yaml'), 'locale: de');
    const file = await home.write(join('.config', 'akeneo-lookup', 'config.yaml'), 'locale: en');
    expect(mayHaveConfigFile(join(home.path, 'a'))).toBe(true);
    expect(await findConfigFile(join(home.path, 'a'))).toEqual({ file, content: { locale: 'en' }, imports: false });
    await home.write('.akeneolookuprc', 'locale: fr');
    expect(await findConfigFile(join(home.path, 'a'))).toMatchObject({ content: { locale: 'fr' } });
  });

  it('finds the nearest of several, and settings of their own before those of a package', async () => {
    const home = await makeHome();
    await home.write('.akeneolookuprc', 'locale: fr');
    await home.write('a/package.json', '{"akeneolookup": {"locale": "en"}}');
    expect((await findConfigFile(join(home.path, 'a')))?.content).toEqual({ locale: 'en' });
    await home.write('a/.akeneolookuprc.json', '{"locale": "de"}');
    expect((await findConfigFile(join(home.path, 'a')))?.content).toEqual({ locale: 'de' });
  });

  it('never overlooks what cosmiconfig finds', async () => {
    const home = await makeHome();
    const file = fc.record({
      depth: fc.nat(3),
      place: fc.constantFrom(...DATA_PLACES),
      kind: fc.constantFrom('settings', 'empty'),
    });
    let run = 0;
    const found = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 3 }), async (files) => {
        const top = String(run++);
        const folders = [0, 1, 2, 3].map((depth) => join(top, ...['a', 'b', 'c'].slice(0, depth)));
        const deepest = join(home.path, folders[3] ?? '');
        await mkdir(deepest, { recursive: true });
        for (const { depth, place, kind } of files)
          await home.write(join(folders[depth] ?? '', place), contentOf(place, kind));
        const raw = await findConfigFile(deepest);
        found[raw ? 'yes' : 'no']++;
        expect(mayHaveConfigFile(deepest)).toBe(raw !== undefined);
      }),
    );
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(5);
  });
});
