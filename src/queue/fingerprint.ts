/** What shapes the answers of a batch or a worker; only the same ones may work together. */
export interface Fingerprint {
  /** Of fields, examples and what was learnt from them. */
  readonly catalogue: string;
  /** Of the composition, with all that it leads to. */
  readonly composition: string;
}

/** The name of the queue whose chunks only workers of this fingerprint take. */
export function queueName({ catalogue, composition }: Fingerprint): string {
  return `akeneo-lookup-${catalogue}-${composition}`;
}

/** A fingerprint in words. */
export function describeFingerprint({ catalogue, composition }: Fingerprint): string {
  return `catalogue ${catalogue} and composition ${composition}`;
}
