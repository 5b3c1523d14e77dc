import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../errors.js';

/** Imports a package that the user installed, found from the working directory or beside this program; a missing one is a UserError that says what to install. */
export async function importUserPackage(name: string): Promise<Readonly<Record<string, unknown>>> {
  const entry = findEntry(name, join(process.cwd(), 'package.json')) ?? findEntry(name, import.meta.url);
  if (!entry) {
    throw new UserError(
      `the package "${name}" is not installed: run "npm install ${name}" in the working directory`,
      'config',
    );
  }
  const module = await import(pathToFileURL(entry).href);
  // What a CommonJS package exports is not always seen by name.
  return typeof module.default === 'object' ? { ...module.default, ...module } : module;
}

/** `require.resolve` cannot see packages for `import` alone, and `import.meta.resolve` starts only from here. */
function findEntry(name: string, from: string): string | undefined {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const folder = folders.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
  if (!folder) return undefined;
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entry = exportedEntry(manifest.exports?.['.'] ?? manifest.exports) ?? manifest.module ?? manifest.main;
  return join(folder, typeof entry === 'string' ? entry : 'index.js');
}

const CONDITIONS = ['node', 'import', 'module', 'default', 'require'];

/** The file behind the conditions of an `exports` entry (Node's documentation, "Conditional exports"). */
function exportedEntry(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return target.map(exportedEntry).find(Boolean);
  if (typeof target !== 'object' || target === null) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    const entry = CONDITIONS.includes(condition) ? exportedEntry(inner) : undefined;
    if (entry) return entry;
  }
  return undefined;
}
