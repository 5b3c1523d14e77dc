import { LazyAbortController, type Stop } from '../async/stop.js';
import type { CompleteOptions } from './types.js';

/** The options of a completion, with a signal for those connectors that ask for it. */
export function optionsOf(stop: Stop, deadline: number | undefined): CompleteOptions {
  return new StopOptions(stop, deadline);
}

/** What ends a completion. */
export function stopOf(options: CompleteOptions): Stop {
  return options instanceof StopOptions ? options.stop : options.signal;
}

class StopOptions implements CompleteOptions {
  constructor(
    readonly stop: Stop,
    readonly deadline?: number,
  ) {}

  get signal(): AbortSignal {
    return this.stop instanceof LazyAbortController ? this.stop.signal : (this.stop as AbortSignal);
  }
}
