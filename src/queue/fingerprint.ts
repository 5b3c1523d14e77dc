/** What shapes the answers of a batch or a worker; only the same ones may work together. */
export interface Fingerprint {
  /** Of fields, examples and what was learnt from them. */
  readonly catalogue: string;
  /** Of the composition, with all that it leads to. */
  readonly composition: string;
  /** The name of the composition, the file of the catalogue and what it holds, for people. */
  readonly llm?: string;
  readonly database?: string;
  readonly holds?: string;
}

/** The name of the queue whose chunks only workers of this fingerprint take. */
export function queueName({ catalogue, composition }: Fingerprint): string {
  return `akeneo-lookup-${catalogue}-${composition}`;
}

/** A fingerprint in words. */
export function describeFingerprint({ catalogue, composition }: Fingerprint): string {
  return `catalogue ${catalogue} and composition ${composition}`;
}

/** Which side of a batch and a worker has to change what, so that they may work together. */
export function describeDifference(worker: Fingerprint, batch: Fingerprint): string {
  if (worker.composition !== batch.composition) {
    const [theirs = 'another composition', ours = 'one'] = [worker.llm, batch.llm];
    return theirs === ours
      ? `both answer with ${ours}, but not alike: give them the same configuration, locale and --min-confidence`
      : `the worker answers with ${theirs}, this batch with ${ours}: start it with --llm ${ours}`;
  }
  const catalogueOf = ({ database = 'another catalogue', holds = '' }: Fingerprint) =>
    `${database}${holds && ` (${holds})`}`;
  return `the worker reads ${catalogueOf(worker)}, this batch ${catalogueOf(batch)}: give both the same catalogue`;
}
