import { hostname } from 'node:os';

/** This process as others on the same database know it: its machine and number. */
export function ownProcess(): string {
  return `${hostname()} ${process.pid}`;
}

/** Whether a process of this machine has ended, or was killed; of another machine nobody knows. */
export function isProcessGone(name: string): boolean {
  const [host, pid] = name.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
