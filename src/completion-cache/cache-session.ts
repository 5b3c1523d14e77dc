/** What a cache needs of the run that it serves. */
export interface CacheSession {
  /** The database file; the user's own when absent. */
  readonly database: string | undefined;
  /** `cacheSize` in bytes. */
  readonly config: { readonly cacheSize: number };
  note(text: string): void;
  warn(text: string): void;
  /** Has work done when the run ends. */
  atEnd(work: () => unknown): void;
}
