import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Works in a folder of its own, with a package installed there, until the test ends. */
export async function withUserPackage(
  name: string,
  files: Readonly<Record<string, string>>,
  manifest: object,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'user-'));
  const home = process.cwd();
  onTestFinished(async () => {
    process.chdir(home);
    await rm(folder, { recursive: true });
  });
  const installed = join(folder, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, content] of Object.entries(files)) await writeFile(join(installed, file), content);
  process.chdir(folder);
  return folder;
}
