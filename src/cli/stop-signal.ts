/** Resolves when the process is told to end; the second Ctrl-C ends it at once. @param interrupted aborts on the first */
export function stopSignal(interrupted: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    interrupted.addEventListener('abort', () => resolve('SIGINT'), { once: true });
  });
}
