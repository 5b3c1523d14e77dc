import { takeSample } from '../../batch/choose-products.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import { openRejects, type Rejects } from '../../batch/rejects-file.js';
import { createKnownFields } from '../../database/catalogue/known-fields.js';
import type { Database } from '../../database/open-database.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { Field } from '../../fields/field.js';
import type { RowSource } from '../../input/read-blocks.js';
import { searchWords } from '../../text/search-words.js';
import { productTasks } from '../batch/batch-products.js';
import { selectForRows } from '../batch/select-for-rows.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { LEARN_FLAGS } from './learn-flags.js';

/** A product that a model may be asked about: its task has the fields of which nothing is known for sure. */
export interface OpenProduct {
  readonly task: ProductTask;
  readonly words: readonly string[];
}

/** The products of the input. */
export interface LearnPool {
  /** Products of which a model has said something before, but not of all fields: they are asked first. */
  readonly unfinished: readonly OpenProduct[];
  /** Products that no model was asked about. */
  readonly open: readonly OpenProduct[];
  /** Words of the products that were taught before. */
  readonly taught: readonly (readonly string[])[];
  /** How many texts the input has, each counted once. */
  readonly texts: number;
  readonly rejects: Rejects;
}

/** Products that are weighed against one another: an even sample of a larger input. */
const MOST_WEIGHED = 2000;

/** Reads the products and sorts them by what is known of them. */
export async function readPool(
  session: Session,
  { catalogue, database }: { readonly catalogue: Catalogue; readonly database: Database },
  sources: readonly RowSource[],
  flags: FlagValues<typeof LEARN_FLAGS>,
  names: readonly string[],
): Promise<LearnPool> {
  const { asked: codes, columns: fieldColumns, notes } = await selectForRows(names, catalogue, sources, flags.sheet);
  for (const note of notes) session.note(note);
  const rejects = openRejects(flags.rejects, session.warn);
  const tasks = productTasks({
    ...{ sources, catalogue, flags, codes, fieldColumns },
    onlyColumns: false,
    html: session.config.html ?? 'auto',
    locale: session.config.locale,
    note: session.note,
    warn: session.warn,
    onReject: rejects.add,
    onRead: () => undefined,
  });
  const unfinished: OpenProduct[] = [];
  const taught: (readonly string[])[] = [];
  let texts = 0;
  const knownOf = createKnownFields(database);
  async function* open(): AsyncGenerator<ProductTask> {
    const seen = new Set<string>();
    for await (const task of tasks) {
      if (session.signal.aborted) return;
      if (seen.has(task.description)) continue;
      seen.add(task.description);
      texts++;
      const { known, proposed } = knownOf(task.description);
      const isOpen = (field: Field | string) => typeof field === 'string' || !known.has(field.code);
      // The same question as in an earlier run: what was paid for is then not asked again.
      const asked = { ...task, fields: task.fields.filter(isOpen) };
      if (proposed.size > 0) taught.push(searchWords(task.description));
      const isLeft = asked.fields.some((field) => typeof field === 'string' || !proposed.has(field.code));
      if (!isLeft) continue;
      if (proposed.size > 0) unfinished.push(openProduct(asked));
      else yield asked;
    }
  }
  const sampled: OpenProduct[] = [];
  for await (const task of takeSample(open(), MOST_WEIGHED)) sampled.push(openProduct(task));
  return { unfinished, open: sampled, taught, texts, rejects };
}

function openProduct(task: ProductTask): OpenProduct {
  return { task, words: searchWords(task.description) };
}
