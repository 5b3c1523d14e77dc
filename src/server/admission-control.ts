import { onAbort } from '../async/abort.js';
import type { MaybePromise } from '../async/maybe-promise.js';
import type { Stop } from '../async/stop.js';
import type { Llm } from '../llm/llm.js';
import { RequestProblem } from './request-problem.js';

/** Lets a number of lookups in at once, and a short line wait. */
export interface AdmissionControl {
  /**
   * Lets in at once, or when it is one's turn.
   * @returns the function that gives the place back
   * @throws RequestProblem (503) when the line is full, or when the wait takes too long
   */
  admit(stop: Stop): MaybePromise<() => void>;
  /** How many are let in now, and how many wait. */
  look(): { readonly running: number; readonly waiting: number };
}

/** How many fit, and how long one waits at most. */
export interface AdmissionOptions {
  readonly most: number;
  readonly waiting: number;
  /** Milliseconds. */
  readonly patience: number;
}

/** Seconds after which a client that was turned away may try again. */
const RETRY_AFTER = '1';

/** The lines that lookups wait in. */
export interface Admissions {
  /** @param isStream whether many products come on one connection, as fast as their sender likes */
  for(llm: Pick<Llm, 'connector'>, isStream: boolean): AdmissionControl;
  /** The sums of all lines. */
  look: AdmissionControl['look'];
}

/** Lines of their own, so that neither a slow model nor streams that stand still keep offline lookups out. */
export function createAdmissions(options: AdmissionOptions): Admissions {
  const lines = new Map<string, AdmissionControl>();
  return {
    for({ connector }, isStream) {
      const key = `${connector === 'offline'} ${isStream}`;
      const line = lines.get(key) ?? createAdmissionControl(options);
      lines.set(key, line);
      return line;
    },
    look() {
      const looks = [...lines.values()].map((line) => line.look());
      const sum = (key: 'running' | 'waiting') => looks.reduce((all, look) => all + look[key], 0);
      return { running: sum('running'), waiting: sum('waiting') };
    },
  };
}

export function createAdmissionControl({ most, waiting, patience }: AdmissionOptions): AdmissionControl {
  const line = new Set<() => void>();
  let inside = 0;

  const leave = () => {
    inside--;
    for (const admit of line) {
      if (inside >= most) return;
      admit();
    }
  };

  const place = () => {
    inside++;
    let given = false;
    return () => {
      if (!given) leave();
      given = true;
    };
  };

  return {
    look: () => ({ running: inside, waiting: line.size }),
    admit(stop) {
      if (inside < most) return place();
      if (line.size >= waiting) throw busy();
      return new Promise((resolve, reject) => {
        const admit = () => {
          end();
          resolve(place());
        };
        const giveUp = () => {
          end();
          reject(busy());
        };
        const end = () => {
          line.delete(admit);
          clearTimeout(timer);
          forget();
        };
        const timer = setTimeout(giveUp, patience);
        const forget = onAbort(stop, giveUp);
        line.add(admit);
      });
    },
  };
}

function busy(): RequestProblem {
  return new RequestProblem(503, [], 'too many lookups at once: try again later', { 'retry-after': RETRY_AFTER });
}
