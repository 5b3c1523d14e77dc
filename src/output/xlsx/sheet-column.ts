/** A column of a sheet. */
export interface SheetColumn {
  readonly header: string;
  /** In characters; default 14. */
  readonly width?: number;
  /** Whether all of it is text, so that identifiers keep leading zeros and every digit. */
  readonly text?: boolean;
  /** Whether long texts break into lines. */
  readonly wrap?: boolean;
}
