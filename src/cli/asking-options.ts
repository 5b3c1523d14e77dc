import type { Config } from '../config/config.js';
import { parseDuration } from '../config/duration.js';
import { UserError } from '../errors.js';
import type { ASKING_FLAGS, FlagValues } from './flags.js';

/** How products are asked about: flags over configuration. */
export interface AskingOptions {
  readonly llm: string;
  /** Milliseconds for one product. */
  readonly timeout: number;
  readonly concurrency: number;
  readonly grounded: boolean;
  /** 0 to 1. */
  readonly minConfidence?: number;
  readonly maxCost?: number;
  readonly maxCalls?: number;
}

/** @throws UserError for a value that is not a duration or a number, naming the flag */
export function askingOptions(flags: FlagValues<typeof ASKING_FLAGS>, config: Config): AskingOptions {
  const minConfidence = numberIn(flags['min-confidence'], '--min-confidence', 1) ?? config.minConfidence;
  const maxCost = numberIn(flags['max-cost'], '--max-cost', Infinity);
  return {
    llm: flags.llm ?? config.llm,
    timeout: flags.timeout === undefined ? config.timeout : parseDuration(flags.timeout, '--timeout'),
    concurrency: flags.concurrency ?? config.concurrency,
    grounded: flags.grounded ?? config.grounded ?? false,
    ...(minConfidence !== undefined && { minConfidence }),
    ...(maxCost !== undefined && { maxCost }),
    ...(flags['max-calls'] !== undefined && { maxCalls: flags['max-calls'] }),
  };
}

/** The number that a flag or a setting gives; undefined when it gives none. @throws UserError for one that is none, or out of range */
export function numberIn(text: string | undefined, flag: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most) return value;
  const range = most === Infinity ? 'of 0 or more' : `from 0 to ${most}`;
  throw new UserError(`${flag} is "${text}", which is not a number ${range}: write one, such as 0.5`);
}
