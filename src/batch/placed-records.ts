import { readHashes } from './hash-file.js';
import { readRecords } from './read-records.js';
import type { RowFormat } from './row-format.js';
import { readUnanswered, type UnansweredEntry } from './unanswered-file.js';

/** A row of an output as it stands there. */
export interface PlacedRecord {
  /** Counted from 0, without the header. */
  readonly place: number;
  readonly text: string;
  /** What is kept beside the output about it. */
  readonly unanswered?: UnansweredEntry['unanswered'];
  readonly hash?: string | undefined;
}

/** The header of an output, when it has one, and then its rows. */
export async function* readPlaced(
  output: string,
  {
    quoted,
    tellsUnanswered,
    tellsHash,
    hasHeader,
  }: Pick<RowFormat, 'quoted' | 'tellsUnanswered' | 'tellsHash' | 'hasHeader'>,
): AsyncGenerator<PlacedRecord> {
  const entries = tellsUnanswered ? undefined : readUnanswered(output);
  const hashes = tellsHash ? undefined : readHashes(output);
  let entry = await entries?.next();
  let place = hasHeader ? -1 : 0;
  for await (const { text, whole } of readRecords(output, quoted)) {
    if (!whole) return;
    const unanswered = entry?.value?.place === place ? entry.value.unanswered : undefined;
    if (unanswered) entry = await entries?.next();
    const hash = place < 0 ? undefined : (await hashes?.next())?.value;
    yield { place, text, ...(unanswered && { unanswered }), ...(hash !== undefined && { hash }) };
    place++;
  }
}
