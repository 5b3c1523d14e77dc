import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package, from its source as well as from its bundle: the nearest one above that has a package.json. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
