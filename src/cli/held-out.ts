import { defaultDatabasePath } from '../database/default-path.js';
import { startProgress } from '../output/progress.js';
import type { AskingOptions } from './asking-options.js';
import type { Session } from './session.js';

/**
 * Where a precision is asked for, sees to it that the catalogue, which has been opened, knows how answers come true.
 * @returns it packed, where the catalogue could not keep it
 */
export async function heldOutFor(session: Session, { policy }: AskingOptions): Promise<string | undefined> {
  if (policy.precision === undefined) return undefined;
  const { storeHeldOut } = await import('../database/catalogue/store-held-out.js');
  const say = (done: number, of: number) => `seeing how far answers can be trusted: ${done} of ${of} parts`;
  const progress = startProgress('seeing how far answers can be trusted', session);
  const options = { signal: session.signal, onPart: (done: number, of: number) => progress.update(say(done, of)) };
  return storeHeldOut(session.database ?? defaultDatabasePath(), options).finally(progress.stop);
}
