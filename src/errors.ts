import { closest, distance } from 'fastest-levenshtein';

/** A mistake that the user can mend: one lowercase sentence that says what, where and what to do. Anything else is a bug. */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  /**
   * @param message one lowercase sentence
   * @param code a stable machine-readable word, such as `unknown-llm`
   * @param exitCode 2 for wrong use or configuration (the default), 3 for a part that failed, 128 and its number for a signal
   */
  constructor(
    message: string,
    readonly code = 'usage',
    readonly exitCode: number = 2,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What bounds further attempts. */
export interface RetryLimit {
  /** The most attempts beyond the first. */
  readonly times?: number;
  /** Milliseconds from the first attempt. */
  readonly within?: number;
}

/** Tokens by their kind, as connectors count them. */
export type TokenCounts = Readonly<Record<string, number | undefined>>;

/** A call to a connector's far end that failed. `retryable` says whether asking again can help. */
export class ConnectorError extends UserError {
  override readonly name = 'ConnectorError';
  readonly status: number | undefined;
  readonly retryable: boolean;
  /** Milliseconds that the server asked to wait before the next attempt. */
  readonly retryAfter: number | undefined;
  /** Attempts beyond the first that were made before giving up. */
  readonly retries: number;
  /** How long or how often asking again can help, where that is less than there is time. */
  readonly retryLimit: RetryLimit;
  /** Tokens that replies without an answer used, of each by its kind. */
  readonly usages: readonly TokenCounts[];

  constructor(
    message: string,
    details: {
      status?: number;
      retryable?: boolean;
      retryAfter?: number;
      retries?: number;
      retryLimit?: RetryLimit;
      usages?: readonly TokenCounts[];
      cause?: unknown;
    } = {},
  ) {
    super(message, 'connector', 3, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = details.status;
    this.retryable = details.retryable ?? false;
    this.retryAfter = details.retryAfter;
    this.retries = details.retries ?? 0;
    this.retryLimit = details.retryLimit ?? {};
    this.usages = details.usages ?? [];
  }
}

/** The known word nearest to a mistyped one, as `: did you mean "x"?`, or an empty string when none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const other = known.find((one) => one.toLowerCase() === word.toLowerCase());
  const near = other ?? closest(word, known as string[]);
  const isNear = other !== undefined || distance(word, near) <= Math.max(2, Math.ceil(word.length / 3));
  return isNear ? `: did you mean "${near}"?` : '';
}
