import { UserError } from '../errors.js';

/** What the calls of a run may come to. */
export interface SpendingLimits {
  /** Calls. */
  readonly calls?: number | undefined;
  /** In the currency of the composition's price. */
  readonly cost?: number | undefined;
}

/** How products are looked up: made once, from flags, configuration and request, and carried whole from there. */
export interface LookupPolicy {
  /** Milliseconds for one product: queueing, retries and reading included. */
  readonly timeout: number;
  /** The most questions at once. */
  readonly concurrency: number;
  /** Whether a value without evidence in the text is absent; a composition's own setting may ask for it too. */
  readonly grounded: boolean;
  /** Whether somebody wants to know where in the text a value stands, and how sure it is. */
  readonly evidence: boolean;
  /** Whether somebody wants to know why a field has no value, and what else it could be. */
  readonly details: boolean;
  /** The least confidence of an offline answer, 0 to 1; undefined leaves it to the engine. */
  readonly minConfidence?: number | undefined;
  /** Which part of the accepted values has to be right, between 0 and 1; undefined decides nothing. */
  readonly precision?: number | undefined;
  /** Which part of the accepted values is drawn for an audit, 0 to 1; undefined leaves it to what earlier audits have said. */
  readonly audit?: number | undefined;
  /** For all calls of a run together. */
  readonly limits: SpendingLimits;
}

/** What holds where nobody says anything. */
export const DEFAULT_POLICY: LookupPolicy = {
  timeout: 20_000,
  concurrency: 8,
  grounded: false,
  evidence: true,
  details: false,
  limits: {},
};

/** What a flag, a configuration or a request may say of a policy. */
export type PolicyWishes = { readonly [Key in keyof LookupPolicy]?: LookupPolicy[Key] | undefined };

/** A policy from the wishes of several, the first of whom says of each setting what holds. */
export function lookupPolicy(...wishes: readonly PolicyWishes[]): LookupPolicy {
  const first = <Key extends keyof LookupPolicy>(key: Key) =>
    wishes.map((wish) => wish[key]).find((value) => value !== undefined) ?? DEFAULT_POLICY[key];
  return {
    timeout: first('timeout') as number,
    concurrency: first('concurrency') as number,
    grounded: first('grounded') as boolean,
    evidence: first('evidence') as boolean,
    details: first('details') as boolean,
    minConfidence: first('minConfidence') as number | undefined,
    precision: first('precision') as number | undefined,
    audit: first('audit') as number | undefined,
    limits: first('limits') as SpendingLimits,
  };
}

/**
 * Leaves what can be promised of accepted values.
 * @param said what names it
 * @throws UserError for a share that no examples can show, or that is no share
 */
export function checkPrecision(precision: number | undefined, said: string): void {
  if (precision === undefined || (precision > 0 && precision < 1)) return;
  throw new UserError(`${said} is ${precision}, which no number of examples can show: ask for a part such as 0.98`);
}
