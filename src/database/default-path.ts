import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The user's own catalogue: `akeneo-lookup/catalogue.db` in XDG_DATA_HOME, or where the platform keeps such data. */
export function defaultDatabasePath(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  return join(dataFolder(environment, platform), 'akeneo-lookup', 'catalogue.db');
}

function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = environment;
  // The standard says that a relative XDG_DATA_HOME is to be ignored.
  if (XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME)) return XDG_DATA_HOME;
  const home = environment.HOME || homedir();
  if (platform === 'win32') return LOCALAPPDATA || join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}
