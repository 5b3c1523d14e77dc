/** Wakes whoever waits, all at once. */
export interface Bell {
  ring(): void;
  /** Resolves when it rings the next time. */
  rung(): Promise<void>;
}

/** A bell that nobody waits for yet. */
export function createBell(): Bell {
  let wake: (() => void) | undefined;
  let waiting: Promise<void> | undefined;
  return {
    ring() {
      wake?.();
      wake = undefined;
      waiting = undefined;
    },
    rung() {
      waiting ??= new Promise((resolve) => {
        wake = resolve;
      });
      return waiting;
    },
  };
}
