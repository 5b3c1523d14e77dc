import { spawnSync } from 'node:child_process';

/** Why tests in a shell are left out; undefined when it is here. @throws Error where everything is to run, and cannot */
export function withoutShell(shell: string): string | undefined {
  if (spawnSync(shell, ['--version']).status === 0) return undefined;
  const reason = `${shell} is missing: apt-get install ${shell}`;
  if (process.env.CI) throw new Error(reason);
  return reason;
}
