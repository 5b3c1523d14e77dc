import type { AcceptanceRules } from './acceptance-rules.js';
import { chanceOfAtMost } from './binomial.js';
import { isUnlike } from './decide.js';

/** Looks at the texts of a run. */
export interface ShiftWatch {
  see(description: string): void;
}

/** The part of texts like the examples that is taken for unlike them, with some room. */
const USUAL = 0.05;
/** So improbable a number of unlike texts is no chance; as it is looked at again and again, it has to be small. */
const IMPROBABLE = 1e-4;
/** Later texts are looked at only now and then. */
const FIRST = 1000;
const NOW_AND_THEN = 16;

/** A watch that tells, once, when more of the texts are unlike the examples than chance would have. */
export function createShiftWatch(rules: AcceptanceRules, tell: (text: string) => void): ShiftWatch {
  let [seen, looked, unlike] = [0, 0, 0];
  let isTold = rules.thresholds.size === 0;
  return {
    see(description) {
      if (isTold || (++seen > FIRST && seen % NOW_AND_THEN !== 0)) return;
      looked++;
      if (!isUnlike(description, rules)) return;
      unlike++;
      if (1 - chanceOfAtMost(unlike - 1, looked, USUAL) >= IMPROBABLE) return;
      isTold = true;
      tell(
        `${unlike} of the first ${looked} texts are unlike the examples, as those of another supplier: what is found in such texts is to be checked`,
      );
    },
  };
}
