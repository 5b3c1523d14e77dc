/**
 * Resolves when the process is told to end, also by the terminal that closes; the second Ctrl-C ends it at once.
 * @param interrupted aborts on the first
 */
export function stopSignal(interrupted: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
    interrupted.addEventListener('abort', () => resolve('SIGINT'), { once: true });
  });
}
