/** A part of a text in UTF-16 offsets, end exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Characters that are shown on either side. */
const REACH = 100;

/** The words around a part of a text, with its lines; `…` where it goes on. */
export function wordsAround(text: string, { start, end }: Part, reach = REACH): string {
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  const head = from === 0 ? before : `…${before.replace(/^\S*\s+/, '')}`;
  const tail = to === text.length ? after : `${after.replace(/\s+\S*$/, '')}…`;
  return `${head}${text.slice(start, end)}${tail}`
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
