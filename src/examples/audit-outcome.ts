/** What a person said of an accepted answer that was drawn for an audit. */
export interface AuditOutcome {
  readonly field: string;
  readonly confidence: number;
  /** The precision that was asked for. */
  readonly promised: number;
  readonly right: boolean;
}
