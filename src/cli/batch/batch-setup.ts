import type { Catalogue } from '../../examples/catalogue.js';
import type { RowSource } from '../../input/read-blocks.js';
import type { OpenedLlm } from '../../library/open-llm.js';
import type { OutputTarget } from '../../output/output-target.js';
import type { AskingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { BATCH_FLAGS } from './batch-flags.js';
/** What a batch needs of an opened composition; workers over a queue give it too. */
export interface Asked extends Pick<OpenedLlm, 'llm' | 'examples' | 'notes' | 'rulesOf'> {
  readonly spending: Pick<OpenedLlm['spending'], 'total'>;
}
/** What a batch run is made from. */
export interface BatchSetup {
  readonly session: Session;
  readonly flags: FlagValues<typeof BATCH_FLAGS>;
  /** How products are written. */
  readonly target: OutputTarget;
  readonly sources: readonly RowSource[];
  readonly options: AskingOptions;
  readonly codes: readonly string[];
  /** The columns whose cells name the fields of a row. */
  readonly fieldColumns: readonly string[];
  readonly catalogue: Catalogue;
  readonly opened: Asked;
}
