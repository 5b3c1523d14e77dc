import { defaultDatabasePath } from '../database/default-path.js';
import { UserError } from '../errors.js';
import type { AskingOptions } from './asking-options.js';
import type { Session } from './session.js';

/** Sees to the evidence of what other processes load into the catalogue while this one serves. */
export interface RenewedEvidence {
  /** Begins to make it where it is missing; whoever serves reads the catalogue anew when it is there. */
  renew(): void;
  /** Gives up what is being made. */
  close(): Promise<void>;
}

/** Learning drops the evidence of what was known before: without it every value would have to be checked until a restart. @param tell told why it cannot be made */
export function renewedEvidence(
  session: Session,
  { policy }: AskingOptions,
  tell: (problem: string) => void,
): RenewedEvidence {
  const ending = new AbortController();
  let making = Promise.resolve();
  const make = async () => {
    const { storeHeldOut } = await import('../database/catalogue/store-held-out.js');
    const path = session.database ?? defaultDatabasePath();
    try {
      const unkept = await storeHeldOut(path, { signal: ending.signal, announce: true });
      if (unkept !== undefined) tell(`${path} cannot keep how answers come true, so every value is to be checked`);
    } catch (error) {
      if (ending.signal.aborted) return;
      if (!(error instanceof UserError)) throw error;
      tell(error.message);
    }
  };
  return {
    renew() {
      if (policy.precision !== undefined) making = making.then(make);
    },
    async close() {
      ending.abort();
      await making;
    },
  };
}
