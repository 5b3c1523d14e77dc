/** What a person said of an accepted answer that was drawn for an audit. */
export interface AuditOutcome {
  readonly field: string;
  readonly confidence: number;
  readonly right: boolean;
}
