import type { Config } from '../config/config.js';
import { parseDuration } from '../config/duration.js';
import { UserError } from '../errors.js';
import { checkPrecision, type LookupPolicy, lookupPolicy } from '../llm/lookup-policy.js';
import type { ASKING_FLAGS, FlagValues } from './flags.js';

/** Who is asked about products, and how: flags over configuration. */
export interface AskingOptions {
  /** The name of the composition. */
  readonly llm: string;
  readonly policy: LookupPolicy;
}

/** @throws UserError for a value that is not a duration or a number, naming the flag */
export function askingOptions(flags: FlagValues<typeof ASKING_FLAGS>, config: Config): AskingOptions {
  const asked = {
    timeout: flags.timeout === undefined ? undefined : parseDuration(flags.timeout, '--timeout'),
    concurrency: flags.concurrency,
    grounded: flags.grounded,
    details: flags.details,
    minConfidence: numberIn(flags['min-confidence'], '--min-confidence', 1),
    precision: precisionIn(flags.precision),
    audit: numberIn(flags.audit, '--audit', 1),
    limits: { cost: numberIn(flags['max-cost'], '--max-cost', Infinity), calls: flags['max-calls'] },
  };
  return { llm: flags.llm ?? config.llm, policy: lookupPolicy(asked, config) };
}

/** @throws UserError for a share that cannot be promised */
function precisionIn(text: string | undefined): number | undefined {
  const precision = numberIn(text, '--precision', 1);
  checkPrecision(precision, '--precision');
  return precision;
}

/** The number that a flag or a setting gives; undefined when it gives none. @throws UserError for one that is none, or out of range */
export function numberIn(text: string | undefined, flag: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most) return value;
  const range = most === Infinity ? 'of 0 or more' : `from 0 to ${most}`;
  throw new UserError(`${flag} is "${text}", which is not a number ${range}: write one, such as 0.5`);
}
