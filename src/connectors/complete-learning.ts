import { ConnectorError } from '../errors.js';
import type { Dialect, Learner } from './dialect.js';
import type { CompleteOptions, Completion } from './types.js';

/** Sends a phrased request, with retries. */
export type Ask = (phrasing: Phrasing, options: CompleteOptions) => Promise<{ value: Completion; retries: number }>;

/** A request put in a server's dialect. */
export interface Phrasing {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Takes the completion out of a reply. */
  readonly read: (reply: unknown) => Completion;
}

/** Asks, and asks again in a simpler way as often as the server refuses one; what it refuses is remembered and noted. */
export async function completeLearning<Name extends string>(
  ask: Ask,
  learner: Learner<Name>,
  phrase: (dialect: Dialect<Name>) => Phrasing,
  options: CompleteOptions,
): Promise<Completion> {
  for (let refusals = 0; ; refusals += 1) {
    const dialect = learner.current();
    const phrasing = phrase(dialect);
    try {
      const { value, retries } = await ask(phrasing, options);
      const notes = [...(value.notes ?? []), ...learner.notes()];
      return { retries: retries + refusals, ...value, ...(notes.length > 0 && { notes }) };
    } catch (error) {
      if (!(error instanceof ConnectorError) || !learner.learn(error, dialect, phrasing.body)) throw error;
    }
  }
}
