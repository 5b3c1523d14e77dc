import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { cosmiconfig } from 'cosmiconfig';
import { UserError } from '../errors.js';
import { loadJson, loadModule, loadYaml } from './file-loaders.js';
import { MODULE_NAME, SEARCH_PLACES } from './find-file.js';

/** What a configuration file holds, not yet checked. */
export interface RawFile {
  readonly file: string;
  readonly content: unknown;
}

/** The nearest configuration file of a folder and those above it, up to the home folder, then the user's own. */
export async function findConfigFile(directory: string): Promise<RawFile | undefined> {
  return toRawFile(await explorer().search(directory).catch(tell));
}

/** The configuration file at an absolute path. Throws a UserError when there is none. */
export async function readConfigFile(file: string): Promise<RawFile> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    const problem = found ? 'is not a file' : 'does not exist';
    throw new UserError(
      `configuration file ${file} ${problem}: check --config and AKENEO_LOOKUP_CONFIG`,
      'config-missing',
    );
  }
  return toRawFile(await explorer(extname(file)).load(file).catch(tell)) ?? { file, content: {} };
}

/** What cosmiconfig says of a file that it cannot read, or whose $import leads nowhere. */
function tell(error: Error & { readonly filepath?: string }): never {
  if (error instanceof UserError) throw error;
  const file = error.filepath ? ` ${error.filepath}` : '';
  throw new UserError(`cannot read configuration file${file}, ${error.message}: mend it`, 'config', 2, {
    cause: error,
  });
}

function toRawFile(result: Awaited<ReturnType<ReturnType<typeof explorer>['search']>>): RawFile | undefined {
  return result ? { file: result.filepath, content: result.config ?? {} } : undefined;
}

const LOADERS = {
  '.json': loadJson,
  '.js': loadModule,
  '.mjs': loadModule,
  '.cjs': loadModule,
  '.ts': loadModule,
  '.yaml': loadYaml,
  '.yml': loadYaml,
  noExt: loadYaml,
};

/** @param extension of a file that the user names: YAML (which holds JSON) when it is none of the known ones */
function explorer(extension = '') {
  return cosmiconfig(MODULE_NAME, {
    searchPlaces: SEARCH_PLACES,
    searchStrategy: 'global',
    ignoreEmptySearchPlaces: false,
    cache: false,
    loaders: {
      ...(extension && { [extension]: loadYaml }),
      ...LOADERS,
    },
  });
}
