/** Wakes whoever waits, all at once. */
export interface Notifier {
  notify(): void;
  /** Resolves when it rings the next time. */
  notified(): Promise<void>;
}

/** A bell that nobody waits for yet. */
export function createNotifier(): Notifier {
  let wake: (() => void) | undefined;
  let waiting: Promise<void> | undefined;
  return {
    notify() {
      wake?.();
      wake = undefined;
      waiting = undefined;
    },
    notified() {
      waiting ??= new Promise((resolve) => {
        wake = resolve;
      });
      return waiting;
    },
  };
}
