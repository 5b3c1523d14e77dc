import { outputClosed } from '../../output/write-result.js';

/** What ends a run before its input does. */
export interface Stops {
  /** Begins no more products; those begun are finished. */
  readonly stop: AbortSignal;
  /** Gives up what is begun, too. */
  readonly giveUp: AbortSignal;
  /** Stops the run because a field was not answered. */
  fail(): void;
  /** Stops the run because the server refuses whoever asks, which no further question changes. */
  refuse(reason: string): void;
  /** Why the run was stopped, when it was. */
  reason(): string | undefined;
}

/** @param deadline milliseconds for the whole run; @param interrupt aborts on Ctrl-C */
export function createStops(interrupt: AbortSignal, deadline: number | undefined): Stops {
  const failure = new AbortController();
  let refusal: string | undefined;
  const late = deadline === undefined ? undefined : AbortSignal.timeout(deadline);
  return {
    stop: AbortSignal.any([interrupt, failure.signal]),
    giveUp: AbortSignal.any([outputClosed, ...(late ? [late] : [])]),
    fail: () => failure.abort(),
    refuse(reason) {
      refusal ??= reason;
      failure.abort();
    },
    reason() {
      if (interrupt.aborted) return 'interrupted';
      if (refusal !== undefined) return `the key is refused (${refusal}): mend it and go on`;
      if (late?.aborted) return 'the deadline of the run has passed';
      if (outputClosed.aborted) return 'nobody reads the output any more';
      return failure.signal.aborted ? 'a field was not answered' : undefined;
    },
  };
}
