import { mayHoldMarkup } from './html/markup.js';
import type { HtmlText } from './html/read-html.js';
import type { Locate, Span } from './html/source-spans.js';

/** Whether texts are read as the HTML that they may hold, or taken as they stand. */
export type HtmlReading = 'auto' | 'never';

/** One text of a product as its input gives it. */
export interface GivenText {
  /** The column that it stands in; absent for a text of its own. */
  readonly column?: string;
  readonly text: string;
  /** What it is the value of, when that stands elsewhere. */
  readonly label?: string;
  /** Its unit, when that stands elsewhere. */
  readonly unit?: string;
}

/** Words that were found in a description. */
export interface FoundWords extends Span {
  readonly text: string;
}

/** The texts of a product read into the one description that fields are filled from. */
export interface ProductText {
  readonly description: string;
  /** Where words of the description stand in the text that they came from, as that was given, and in which column. */
  readonly locate: <Found extends FoundWords>(found: Found) => Found & { readonly column?: string };
}

/** Loaded when the first text may hold markup: most runs meet none. */
let html: Promise<typeof import('./html/read-html.js')> | undefined;

/** Whether a text is read as it stands. */
export function isPlainText(text: string, reading: HtmlReading): boolean {
  return reading === 'never' || !mayHoldMarkup(text);
}

/** Reads one text of a product. */
export async function readGiven(text: string, reading: HtmlReading): Promise<HtmlText> {
  if (isPlainText(text, reading)) return { text, locate: (span) => span };
  html ??= import('./html/read-html.js');
  return (await html).readHtml(text);
}

interface Part {
  readonly column: string | undefined;
  /** What is put before the text, and behind it. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
  readonly locate: Locate;
}

/** Reads the texts of a product and puts them together, a line each; what another one holds already is left out. */
export function readProductText(texts: readonly GivenText[], reading: HtmlReading): Promise<ProductText> | ProductText {
  if (texts.every(({ text }) => isPlainText(text, reading)))
    return putTogether(texts.map((given) => ({ ...partOf(given), text: given.text, locate: (span) => span })));
  return Promise.all(
    texts.map(async (given): Promise<Part> => ({ ...partOf(given), ...(await readGiven(given.text, reading)) })),
  ).then(putTogether);
}

function partOf({ column, label, unit }: GivenText): Pick<Part, 'column' | 'before' | 'after'> {
  return { column, before: label ? `${label} : ` : '', after: unit ? ` ${unit}` : '' };
}

function putTogether(parts: readonly Part[]): ProductText {
  const told = withoutRepeated(parts);
  const [only] = told;
  if (!only) return { description: '', locate: (found) => found };
  const lines: number[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const { before, text, after } of told) {
    lines.push(length);
    starts.push(length + before.length);
    length += before.length + text.length + after.length + 1;
  }
  const description = told.map(({ before, text, after }) => before + text + after).join('\n');
  return {
    description,
    locate(found) {
      const place = Math.max(
        0,
        lines.findLastIndex((line) => line <= found.start),
      );
      const part = told[place] ?? only;
      const start = starts[place] ?? 0;
      const within = {
        start: Math.max(0, found.start - start),
        end: Math.min(Math.max(0, found.end - start), part.text.length),
      };
      const { column } = part;
      return { ...found, ...(column !== undefined && { column }), ...part.locate(within) };
    },
  };
}

function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  const filled = parts.filter(({ text }) => text.trim() !== '');
  if (filled.length < 2) return filled;
  return filled.filter(({ before, text }, place) =>
    filled.every(({ text: other }, otherPlace) => {
      if (before !== '' || otherPlace === place || !other.includes(text.trim())) return true;
      return text.includes(other.trim()) && place < otherPlace;
    }),
  );
}
