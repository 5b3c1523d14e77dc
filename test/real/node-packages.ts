import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './python-packages.js';

const VERSION = '3.22.1';

/** A folder in which node-llama-cpp is installed, without its binaries for graphics processors; a string starting with `no ` says what is missing. */
export async function prepareLlamaLibrary(): Promise<string> {
  const folder = join(cacheFolder, 'node');
  const binary = `@node-llama-cpp/${process.platform === 'darwin' ? 'mac' : process.platform}-${process.arch}`;
  if (existsSync(join(folder, 'node_modules', binary, 'package.json'))) return folder;
  await mkdir(folder, { recursive: true });
  const packages = [`node-llama-cpp@${VERSION}`, `${binary}@${VERSION}`];
  const options = ['--prefix', folder, '--no-save', '--omit=optional', '--no-audit', '--no-fund'];
  try {
    await promisify(execFile)('npm', ['install', ...options, ...packages]);
    return folder;
  } catch (error) {
    return `no ${packages.join(' and ')} from the registry: ${String((error as Error).message).split('\n', 1)[0]}`;
  }
}
