/** How to reach a PIM, as a file writes it; its strings may still hold `${VARIABLES}`. */
export interface PimEntry {
  readonly url?: string;
  readonly clientId?: string;
  readonly secret?: string;
  readonly username?: string;
  readonly password?: string;
  /** A ready token in place of a login. */
  readonly token?: string;
  /** The locale and channel whose texts are read and whose values are filled. */
  readonly locale?: string;
  readonly channel?: string;
  /** How long one request may take. */
  readonly timeout?: string;
}
