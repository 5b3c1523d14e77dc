import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../database/package-root.js';

/** A flag, as the manifest tells it. */
export interface ListedFlag {
  readonly name: string;
  readonly char?: string;
  readonly type: 'boolean' | 'option';
  readonly summary?: string;
  readonly helpValue?: string;
  readonly options?: readonly string[];
  readonly multiple?: boolean;
}

/** A command, as the manifest tells it. */
export interface ListedCommand {
  /** Its words, `db seed`. */
  readonly name: string;
  readonly summary: string;
  readonly hidden?: boolean;
  readonly flags: readonly ListedFlag[];
  /** The names of its arguments. */
  readonly args: readonly string[];
}

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      {
        readonly summary?: string;
        readonly hidden?: boolean;
        readonly flags?: Readonly<Record<string, ListedFlag>>;
        readonly args?: Readonly<Record<string, unknown>>;
      }
    >
  >;
}

/** All commands that people may type, as the manifest beside the program lists them. */
export function readCommandTable(): readonly ListedCommand[] {
  const { commands } = JSON.parse(readFileSync(join(packageRoot(), 'oclif.manifest.json'), 'utf8')) as Manifest;
  return Object.entries(commands)
    .filter(([, { hidden }]) => !hidden)
    .map(([id, { summary = '', flags = {}, args = {} }]) => ({
      name: id.replaceAll(':', ' '),
      summary,
      flags: Object.values(flags),
      args: Object.keys(args),
    }));
}
