import { takeSample } from '../../batch/choose-products.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import { openRejects, type Rejects } from '../../batch/rejects-file.js';
import { createKnownFields } from '../../database/catalogue/known-fields.js';
import type { Database } from '../../database/open-database.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { RowSource } from '../../input/read-blocks.js';
import { searchWords } from '../../word-search/search-words.js';
import { productTasks } from '../batch/batch-products.js';
import { selectForRows } from '../batch/select-for-rows.js';
import type { FlagValues, LEARN_FLAGS } from '../flags.js';
import type { Session } from '../session.js';

/** A product that a model may be asked about: its task has the fields of which nothing is known. */
export interface Candidate {
  readonly task: ProductTask;
  readonly words: readonly string[];
}

/** The products of the input. */
export interface LearnPool {
  /** Products of which a model has said something before, but not of all fields: they are asked first. */
  readonly unfinished: readonly Candidate[];
  /** Products that no model was asked about. */
  readonly open: readonly Candidate[];
  /** Words of the products that were taught before. */
  readonly taught: readonly (readonly string[])[];
  /** How many texts the input has, each counted once. */
  readonly texts: number;
  readonly rejects: Rejects;
}

/** Products that are weighed against one another: an even sample of a larger input. */
const MOST_CANDIDATES = 2000;

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
  const unfinished: Candidate[] = [];
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
      const { fields, isTaught } = knownOf(task.description);
      const left = task.fields.filter((field) => typeof field === 'string' || !fields.has(field.code));
      if (isTaught) taught.push(searchWords(task.description));
      if (left.length === 0) continue;
      if (isTaught) unfinished.push(candidateOf({ ...task, fields: left }));
      else yield { ...task, fields: left };
    }
  }
  const sampled: Candidate[] = [];
  for await (const task of takeSample(open(), MOST_CANDIDATES)) sampled.push(candidateOf(task));
  return { unfinished, open: sampled, taught, texts, rejects };
}

function candidateOf(task: ProductTask): Candidate {
  return { task, words: searchWords(task.description) };
}
