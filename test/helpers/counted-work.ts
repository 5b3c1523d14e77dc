import { type Profiler, Session } from 'node:inspector/promises';

/**
 * How often functions and blocks of `src` ran while something was done: work that does not depend on how fast or busy the
 * machine is. What regular expressions and Node's own functions do within a call is not counted.
 *
 * Optimised code runs callbacks as part of the loop around them, and does not count them: files that import this run without
 * (`test/projects.ts`).
 */
export async function countedWork(work: () => unknown): Promise<number> {
  if (!process.execArgv.includes('--no-opt')) throw new Error('run by the project `counted` only');
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result.filter(({ url }) => /[\\/]src[\\/]/.test(url)).reduce((sum, script) => sum + countsOf(script), 0);
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

function countsOf({ functions }: Profiler.ScriptCoverage): number {
  return functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}
