import { pathToFileURL } from 'node:url';
import { defaultLoaders } from 'cosmiconfig';
import { UserError } from '../errors.js';
import { jsonErrorOffset } from '../input/json-error.js';

/** The content of a YAML file; one of comments alone holds nothing. */
export function loadYaml(file: string, text: string): unknown {
  try {
    // To cosmiconfig null is no file at all, but a file of comments is one.
    return defaultLoaders['.yaml'](file, text) ?? {};
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number; column: number }; reason?: string };
    if (!mark) throw error;
    throw brokenFile(file, mark.line, mark.column, 'YAML', reason ?? 'unreadable');
  }
}

/** The content of a JSON file, also with a byte-order mark. */
export function loadJson(file: string, content: string): unknown {
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

/** The default export of a JavaScript file, or of a TypeScript one where Node reads that. */
export async function loadModule(file: string): Promise<unknown> {
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
