import { UserError } from '../../errors.js';
import type { FlagValues } from '../flags.js';
import type { BATCH_FLAGS } from './batch-flags.js';

/** What contradicts --provider-batch, before anything is opened. */
export function checkBatchingFlags(flags: FlagValues<typeof BATCH_FLAGS>): void {
  if (!flags['provider-batch']) {
    if (flags['no-wait']) throw new UserError('--no-wait is for --provider-batch: leave it out, or ask in batches');
    return;
  }
  if (flags.queue !== undefined)
    throw new UserError('--provider-batch hands the questions to the provider, and --queue to workers: leave one out');
}
