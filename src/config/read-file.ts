import { stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { cosmiconfig } from 'cosmiconfig';
import { UserError } from '../errors.js';
import { loadJson, loadModule, loadYaml } from './file-loaders.js';
import { MODULE_NAME, SEARCH_PLACES, userConfigFile } from './find-file.js';
import { requireTrusted } from './trust-file.js';

/** What a configuration file holds, not yet checked. */
export interface RawFile {
  readonly file: string;
  readonly content: unknown;
  /** Whether it takes over what other files hold, by $import. */
  readonly imports: boolean;
}

/** The nearest configuration file of a folder and those above it, up to the home folder, then the user's own. */
export async function findConfigFile(directory: string): Promise<RawFile | undefined> {
  const opened: string[] = [];
  const { search, load } = explorer(loadersFor(opened, requireTrusted));
  const found = await search(directory).catch(tell);
  const own = isNear(found?.filepath) ? undefined : userConfigFile();
  if (own === undefined) return toRawFile(found, opened);
  opened.length = 0;
  return toRawFile(await load(own).catch(tell), opened);
}

/** Whether a file was found on the way up, and not in a folder of the user's that has the module's name. */
function isNear(file: string | undefined): boolean {
  return file !== undefined && basename(dirname(file)) !== MODULE_NAME;
}

/** The configuration file at an absolute path. @throws UserError when there is none */
export async function readConfigFile(file: string): Promise<RawFile> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    const problem = found ? 'is not a file' : 'does not exist';
    throw new UserError(
      `configuration file ${file} ${problem}: check --config and AKENEO_LOOKUP_CONFIG`,
      'config-missing',
    );
  }
  const opened: string[] = [];
  const extension = extname(file);
  const loaders = loadersFor(opened);
  const named = { ...(extension && { [extension]: loaders.noExt }), ...loaders };
  return toRawFile(await explorer(named).load(file).catch(tell), opened) ?? { file, content: {}, imports: false };
}

/** What cosmiconfig says of a file that it cannot read, or whose $import leads nowhere. */
function tell(error: Error & { readonly filepath?: string }): never {
  if (error instanceof UserError) throw error;
  const file = error.filepath ? ` ${error.filepath}` : '';
  throw new UserError(`cannot read configuration file${file}, ${error.message}: mend it`, 'config', 2, {
    cause: error,
  });
}

function toRawFile(
  result: Awaited<ReturnType<ReturnType<typeof explorer>['search']>>,
  opened: readonly string[],
): RawFile | undefined {
  if (!result) return undefined;
  return { file: result.filepath, content: result.config ?? {}, imports: opened.length > 1 };
}

type Loader = (file: string, text: string) => unknown;

const LOADERS = {
  '.json': loadJson,
  '.js': loadModule,
  '.mjs': loadModule,
  '.cjs': loadModule,
  '.ts': loadModule,
  '.yaml': loadYaml,
  '.yml': loadYaml,
  noExt: loadYaml,
} satisfies Record<string, Loader>;

/**
 * The loaders of every kind of file.
 * @param opened gets the files that hold a configuration
 * @param check is asked before one of them is read as such, and code in it is run
 */
function loadersFor(opened: string[], check: (file: string) => void = () => {}): Record<keyof typeof LOADERS, Loader> {
  const guarded =
    (load: Loader): Loader =>
    (file, text) => {
      if (basename(file) === 'package.json' && !isOurs(text)) return load(file, text);
      check(file);
      opened.push(file);
      return load(file, text);
    };
  return Object.fromEntries(Object.entries(LOADERS).map(([name, load]) => [name, guarded(load)])) as Record<
    keyof typeof LOADERS,
    Loader
  >;
}

/** Most packages hold no configuration of ours. */
function isOurs(packageFile: string): boolean {
  return packageFile.includes(`"${MODULE_NAME}"`);
}

/** @param loaders what reads a file, by its extension */
function explorer(loaders: Readonly<Record<string, Loader>>) {
  return cosmiconfig(MODULE_NAME, {
    searchPlaces: SEARCH_PLACES,
    searchStrategy: 'global',
    ignoreEmptySearchPlaces: false,
    cache: false,
    loaders,
  });
}
