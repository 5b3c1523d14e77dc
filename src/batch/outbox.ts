import { createBell } from './bell.js';

/** Results on their way from those who work to the one who takes them, in the order in which their places were taken. */
export interface Outbox<Result> {
  /** Takes a place for a result; call the returned function when there is one. */
  place(): (result: Result) => void;
  /** Whether as many places are taken as may be. */
  isFull(): boolean;
  /** Resolves when another place may be taken. */
  room(): Promise<void>;
  /** No more places will be taken. */
  end(): void;
  /** A place will stay empty, or places that were wanted cannot be taken: nothing more comes but this error. */
  fail(error: unknown): void;
  /** The results until the end, each as soon as it is its turn. */
  results(): AsyncGenerator<Result>;
}

interface Place<Result> {
  result?: Result;
  filled: boolean;
}

/**
 * @param most places that may be taken at once: results not taken out yet, and those still worked on
 * @param ordered whether a result waits for those whose places were taken before
 */
export function createOutbox<Result>(most: number, ordered: boolean): Outbox<Result> {
  const places: Place<Result>[] = [];
  const ready: Result[] = [];
  let open = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  const taker = createBell();
  const giver = createBell();

  const deliver = () => {
    for (let first = places[0]; first?.filled; first = places[0]) {
      places.shift();
      ready.push(first.result as Result);
    }
    if (ready.length > 0) taker.ring();
  };

  const end = () => {
    ended = true;
    taker.ring();
    giver.ring();
  };

  return {
    place() {
      open++;
      const place: Place<Result> = { filled: false };
      if (ordered) places.push(place);
      return (result) => {
        if (place.filled) return;
        Object.assign(place, { filled: true, result });
        if (ordered) return deliver();
        ready.push(result);
        taker.ring();
      };
    },
    isFull: () => open >= most && !ended,
    async room() {
      while (open >= most && !ended) await giver.rung();
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
          giver.ring();
          yield result;
        } else if (ended && open === 0) return;
        else await taker.rung();
      }
    },
  };
}
