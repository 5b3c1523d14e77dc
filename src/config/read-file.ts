import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cosmiconfig, defaultLoaders, type Loader } from 'cosmiconfig';
import { UserError } from '../errors.js';
import { jsonErrorOffset } from '../input/json-error.js';
import { MODULE_NAME, SEARCH_PLACES } from './find-file.js';

/** What a configuration file holds, not yet checked. */
export interface RawFile {
  readonly file: string;
  readonly content: unknown;
}

/** The nearest configuration file of a folder and those above it, up to the home folder, then the user's own. */
export async function findConfigFile(directory: string): Promise<RawFile | undefined> {
  return toRawFile(await explorer().search(directory));
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
  return toRawFile(await explorer(extname(file)).load(file)) ?? { file, content: {} };
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
} satisfies Record<string, Loader>;

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
      '.yaml': loadYaml,
      '.yml': loadYaml,
      noExt: loadYaml,
    },
  });
}

function loadYaml(file: string, text: string): unknown {
  try {
    // To cosmiconfig null is no file at all, but a file of comments is one.
    return defaultLoaders['.yaml'](file, text) ?? {};
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number; column: number }; reason?: string };
    if (!mark) throw error;
    throw brokenFile(file, mark.line, mark.column, 'YAML', reason ?? 'unreadable');
  }
}

function loadJson(file: string, content: string): unknown {
  const text = content.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    const offset = jsonErrorOffset(text);
    const lines = text.slice(0, offset).split('\n');
    const found = text[offset] === undefined ? 'the file ends too early' : `unexpected ${JSON.stringify(text[offset])}`;
    throw brokenFile(file, lines.length - 1, lines.at(-1)?.length ?? 0, 'JSON', found);
  }
}

/** @param line counted from 0, as `column` */
function brokenFile(file: string, line: number, column: number, kind: string, reason: string): UserError {
  return new UserError(
    `${file}:${line + 1}:${column + 1}: not valid ${kind}, ${reason}: mend this line`,
    'config-syntax',
  );
}

async function loadModule(file: string): Promise<unknown> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    throw moduleError(file, error);
  }
  if (loaded.default === undefined) {
    throw new UserError(
      `${file} has no default export: write export default { … } (module.exports = { … } in a .cjs file)`,
      'config-syntax',
    );
  }
  return loaded.default;
}

function moduleError(file: string, error: unknown): UserError {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return new UserError(
      `this Node (${process.version}) cannot read TypeScript (${file}): use Node 22.18 or later, rename the file to .mjs, or set NODE_OPTIONS="--import tsx" with tsx installed`,
      'config-typescript',
      2,
      { cause: error },
    );
  }
  return new UserError(`${file} could not be loaded, ${message ?? String(error)}: mend it`, 'config-syntax', 2, {
    cause: error,
  });
}
