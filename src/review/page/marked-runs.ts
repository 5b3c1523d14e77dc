import type { Evidence } from '../../fields/field.js';
import type { ShownNode, ShownText } from '../wire.js';

type Pieces = Extract<ShownNode, { pieces: unknown }>['pieces'];

/** Words of a text that are shown alike. */
export interface MarkedRun {
  readonly pieces: Pieces;
  readonly text: string;
  /** The places of the answers that were read from them. */
  readonly places: readonly number[];
}

/** Words that an answer was read from. */
export interface PlacedWords extends Pick<Evidence, 'start' | 'end'> {
  readonly place: number;
}

/** The evidence of answers that lies in one text; without a column it is that of the only one. */
export function wordsIn(
  { column }: ShownText,
  all: readonly { readonly place: number; readonly evidence: Evidence | undefined }[],
): readonly PlacedWords[] {
  return all.flatMap(({ place, evidence }) =>
    evidence && (evidence.column ?? column) === column ? [{ place, start: evidence.start, end: evidence.end }] : [],
  );
}

/** Cuts a run of words where marked ones begin and end. */
export function markedRuns(pieces: Pieces, marked: readonly PlacedWords[]): readonly MarkedRun[] {
  const segments: { pieces: Pieces[number][]; text: string; places: readonly number[]; key: string }[] = [];
  for (const piece of pieces.flatMap((one) => cut(one, marked))) {
    const places = marked.filter(({ start, end }) => start < piece.end && piece.start < end).map(({ place }) => place);
    const key = places.join();
    const last = segments.at(-1);
    if (last && last.key === key) {
      last.pieces.push(piece);
      last.text += piece.text;
    } else segments.push({ pieces: [piece], text: piece.text, places, key });
  }
  return segments;
}

/** Pieces that stand in the source character by character can be cut; the others are marked as a whole. */
function cut(piece: Pieces[number], marked: readonly PlacedWords[]): Pieces {
  const { text, start, end } = piece;
  if (end - start !== text.length) return [piece];
  const inside = marked.flatMap((one) => [one.start, one.end]).filter((place) => place > start && place < end);
  const places = [start, ...new Set(inside.sort((a, b) => a - b)), end];
  return places.slice(0, -1).map((from, index) => ({
    text: text.slice(from - start, (places[index + 1] ?? end) - start),
    start: from,
    end: places[index + 1] ?? end,
  }));
}

/** Where a character of a segment stands in the source. @param isEnd whether it is the end of what is looked for */
export function sourceOffset({ pieces }: MarkedRun, at: number, isEnd: boolean): number {
  let passed = 0;
  for (const { text, start, end } of pieces) {
    const within = at - passed;
    if (isEnd ? within <= text.length : within < text.length)
      return end - start === text.length ? start + within : isEnd ? end : start;
    passed += text.length;
  }
  return pieces.at(-1)?.end ?? 0;
}
