import { defaultDatabasePath } from '../database/default-path.js';
import { UserError } from '../errors.js';
import { startProgress } from '../output/progress.js';
import type { AskingOptions } from './asking-options.js';
import { exitCodeOfSignal, type Session } from './session.js';

/**
 * Where a precision is asked for, sees to it that the catalogue, which has been opened, knows how answers come true.
 * @returns it packed, where the catalogue could not keep it
 * @throws UserError when a signal stops it: nothing is kept then
 */
export async function heldOutFor(session: Session, { policy }: AskingOptions): Promise<string | undefined> {
  if (policy.precision === undefined) return undefined;
  const { storeHeldOut } = await import('../database/catalogue/store-held-out.js');
  const say = (done: number, of: number) => `seeing how far answers can be trusted: ${done} of ${of} parts`;
  const progress = startProgress('seeing how far answers can be trusted', session);
  const options = { signal: session.signal, onPart: (done: number, of: number) => progress.update(say(done, of)) };
  try {
    return await storeHeldOut(session.database ?? defaultDatabasePath(), options);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    throw new UserError(
      'stopped while seeing how far answers can be trusted, before anything was answered: the same command begins anew',
      'stopped',
      exitCodeOfSignal(session.signal),
      { cause: error },
    );
  } finally {
    progress.stop();
  }
}
