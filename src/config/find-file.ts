import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The name under which cosmiconfig looks for files. */
export const MODULE_NAME = 'akeneolookup';

/** The user's own folder is spelt as the one of the data; cosmiconfig looks into one of its module name beside it. */
const USER_FOLDER = 'akeneo-lookup';

const RC = `.${MODULE_NAME}rc`;

/** Where a folder's configuration may stand; the first that exists counts. */
export const SEARCH_PLACES = [
  RC,
  ...['json', 'yaml', 'yml', 'js', 'mjs', 'cjs', 'ts'].map((extension) => `${RC}.${extension}`),
  ...['js', 'ts', 'mjs', 'cjs'].map((extension) => `${MODULE_NAME}.config.${extension}`),
  'package.json',
];

/**
 * Whether the folder, one above it or the user's configuration folder may hold a configuration. Cheap, so that a run
 * without one does not load cosmiconfig, which has the last word; never false where cosmiconfig would find a file.
 */
export function mayHaveConfigFile(directory: string): boolean {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (SEARCH_PLACES.some((place) => mayHold(join(folder, place)))) return true;
    if (folder === dirname(folder)) break;
  }
  return userFolders().some((folder) => [USER_FOLDER, MODULE_NAME].some((name) => existsSync(join(folder, name))));
}

const USER_FILES = [
  'config',
  ...['json', 'yaml', 'yml', 'js', 'ts', 'mjs', 'cjs'].map((extension) => `config.${extension}`),
];

/** The configuration in the user's own folder, `~/.config/akeneo-lookup/config.yaml` or the like; the first that exists counts. */
export function userConfigFile(): string | undefined {
  const files = userFolders().flatMap((folder) => USER_FILES.map((name) => join(folder, USER_FOLDER, name)));
  return files.find((file) => existsSync(file));
}

function mayHold(file: string): boolean {
  if (!existsSync(file)) return false;
  if (!file.endsWith('package.json')) return true;
  try {
    return readFileSync(file, 'utf8').includes(`"${MODULE_NAME}"`);
  } catch {
    // Left to cosmiconfig, which skips what it cannot read.
    return true;
  }
}

/** Where programs keep a user's configuration on Linux, macOS and Windows. */
function userFolders(): readonly string[] {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  const home = homedir();
  return [
    XDG_CONFIG_HOME || join(home, '.config'),
    join(home, 'Library', 'Preferences'),
    APPDATA || join(home, 'AppData', 'Roaming'),
  ];
}
