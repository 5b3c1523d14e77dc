/** How far a provider is. */
export interface ProviderState {
  /** Batches that have not ended, and how many questions they hold. */
  readonly batches: number;
  readonly questions: number;
  readonly answered: number;
  readonly failed: number;
}

/** A provider with nothing left to do. */
export const IDLE: ProviderState = { batches: 0, questions: 0, answered: 0, failed: 0 };

/** How far several are. */
export function addStates(a: ProviderState, b: ProviderState): ProviderState {
  return {
    batches: a.batches + b.batches,
    questions: a.questions + b.questions,
    answered: a.answered + b.answered,
    failed: a.failed + b.failed,
  };
}
