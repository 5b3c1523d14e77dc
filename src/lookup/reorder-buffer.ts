import { createNotifier } from '../async/notifier.js';

/** Results on their way from those who work to the one who takes them, in the order in which their places were taken. */
export interface ReorderBuffer<Result> {
  /** Takes a place for a result; call the returned function when there is one. */
  reserve(): (result: Result) => void;
  /** Whether as many places are taken as may be. */
  isFull(): boolean;
  /** Resolves when another place may be taken. */
  whenRoom(): Promise<void>;
  /** No more places will be taken. */
  end(): void;
  /** A place will stay empty, or places that were wanted cannot be taken: nothing more comes but this error. */
  fail(error: unknown): void;
  /** The results until the end, each as soon as it is its turn. */
  results(): AsyncGenerator<Result>;
}

interface Slot<Result> {
  result?: Result;
  filled: boolean;
}

/**
 * @param most places that may be taken at once: results not taken out yet, and those still worked on
 * @param ordered whether a result waits for those whose places were taken before
 */
export function createReorderBuffer<Result>(most: number, ordered: boolean): ReorderBuffer<Result> {
  const slots: Slot<Result>[] = [];
  const ready: Result[] = [];
  let open = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  const resultReady = createNotifier();
  const roomFreed = createNotifier();

  const deliver = () => {
    for (let first = slots[0]; first?.filled; first = slots[0]) {
      slots.shift();
      ready.push(first.result as Result);
    }
    if (ready.length > 0) resultReady.notify();
  };

  const end = () => {
    ended = true;
    resultReady.notify();
    roomFreed.notify();
  };

  return {
    reserve() {
      open++;
      const slot: Slot<Result> = { filled: false };
      if (ordered) slots.push(slot);
      return (result) => {
        if (slot.filled) return;
        Object.assign(slot, { filled: true, result });
        if (ordered) return deliver();
        ready.push(result);
        resultReady.notify();
      };
    },
    isFull: () => open >= most && !ended,
    async whenRoom() {
      while (open >= most && !ended) await roomFreed.notified();
    },
    end,
    fail(error) {
      failure ??= { error };
      end();
    },
    async *results() {
      for (;;) {
        if (failure) throw failure.error;
        const result = ready.shift();
        if (result !== undefined) {
          open--;
          roomFreed.notify();
          yield result;
        } else if (ended && open === 0) return;
        else await resultReady.notified();
      }
    },
  };
}
