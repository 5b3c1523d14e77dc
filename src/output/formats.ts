/** How results can be printed. */
export const OUTPUT_FORMATS = ['json', 'jsonl', 'csv', 'table'] as const;

/** `json` is one document, `jsonl` one line per row, `csv` for imports, `table` for people. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What the place of the output asks for. */
export interface Layout {
  /** Whether JSON is indented. */
  readonly pretty: boolean;
  /** The columns of the terminal; absent when lines may be as long as they are. */
  readonly width?: number;
}

/** The layout that suits a stream: indented and as wide as the terminal, or one line in a pipe. */
export function layoutOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): Layout {
  if (!stream.isTTY) return { pretty: false };
  return { pretty: true, ...(stream.columns ? { width: stream.columns } : {}) };
}
