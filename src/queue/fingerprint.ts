/** What shapes the answers of a batch or a worker; only the same ones may work together. */
export interface Fingerprint {
  /** Of fields, examples and what was learnt from them. */
  readonly catalogue: string;
  /** Of the composition, with all that it leads to. */
  readonly composition: string;
  /** The name of the composition, the file of the catalogue and what it holds, for people. */
  readonly llm?: string;
  /** A short hash of each setting that shapes the composition, by its name, so that a difference can be named. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly database?: string;
  readonly holds?: string;
}

/** The name of the queue whose chunks only workers of this fingerprint take. */
export function queueName({ catalogue, composition }: Fingerprint): string {
  return `akeneo-lookup-${catalogue}-${composition}`;
}

/** Which side of a batch and a worker has to change what, so that they may work together. */
export function describeDifference(worker: Fingerprint, batch: Fingerprint): string {
  const composition = worker.composition === batch.composition ? undefined : compositionDifference(worker, batch);
  if (composition !== undefined) return composition;
  if (worker.catalogue === batch.catalogue) return `the worker begins to answer with ${batch.llm ?? 'it'} now`;
  const catalogueOf = ({ database = 'another catalogue', holds = '' }: Fingerprint) =>
    `${database}${holds && ` (${holds})`}`;
  return `the worker reads ${catalogueOf(worker)}, this batch ${catalogueOf(batch)}: give both the same catalogue`;
}

/** The settings that differ; undefined where the worker knows the batch's composition just as the batch does. */
function compositionDifference(worker: Fingerprint, batch: Fingerprint): string | undefined {
  const { llm: theirs = 'another composition' } = worker;
  const { llm: ours = 'one' } = batch;
  if (!worker.settings || !batch.settings)
    return theirs === ours
      ? `both answer with ${ours}, but not alike: give them the same configuration, locale and --min-confidence`
      : `the worker answers with ${theirs}, this batch with ${ours}: start it with --llm ${ours}`;
  if (!Object.keys(worker.settings).some((name) => name.startsWith(settingOf(ours))))
    return `the configuration of the worker has no llm ${ours}, which this batch names: add it there`;
  const names = differentSettings(worker.settings, batch.settings);
  if (names.length === 0) return undefined;
  const verb = names.length === 1 ? 'is' : 'are';
  return `${listed(names)} of the worker ${verb} not as for this batch: give both the same`;
}

/** How the names of the settings of a composition begin. */
export function settingOf(llm: string): string {
  return `llms.${llm}.`;
}

type Settings = NonNullable<Fingerprint['settings']>;

/** A worker knows all compositions of its configuration, a batch those that its own one leads to. */
function differentSettings(worker: Settings, batch: Settings): readonly string[] {
  const reached = new Set(Object.keys(batch).map(llmOf));
  const names = new Set([...Object.keys(batch), ...Object.keys(worker).filter((name) => reached.has(llmOf(name)))]);
  return [...names].filter((name) => worker[name] !== batch[name]).sort();
}

function llmOf(name: string): string {
  return /^llms\.[^.]*/.exec(name)?.[0] ?? name;
}

const MOST_NAMED = 4;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more settings` : shown;
}
