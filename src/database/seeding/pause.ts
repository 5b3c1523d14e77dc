import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets others have their turn in the middle of long work (a progress line, Ctrl-C); rejects when the work is to stop. */
export type Pause = (doing: string) => Promise<void>;

/** How long work is watched and stopped. */
export interface WorkProgress {
  /** Gives up and leaves the database as it was. */
  readonly signal?: AbortSignal;
  /** Called now and then with what goes on, in a few words. */
  readonly onProgress?: (doing: string) => void;
}

/** Pauses that tell what goes on and reject with the reason of the signal when that aborts. */
export function createPause({ signal, onProgress }: WorkProgress): Pause {
  return async (doing) => {
    onProgress?.(doing);
    await nextTurn();
    signal?.throwIfAborted();
  };
}
