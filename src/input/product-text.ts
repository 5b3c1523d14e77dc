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
  readonly text: string;
  readonly locate: Locate;
}

/** Reads the texts of a product and puts them together, a line each; what another one holds already is left out. */
export function readProductText(texts: readonly GivenText[], reading: HtmlReading): Promise<ProductText> | ProductText {
  if (texts.every(({ text }) => isPlainText(text, reading)))
    return putTogether(texts.map(({ column, text }) => ({ column, text, locate: (span) => span })));
  return Promise.all(
    texts.map(async ({ column, text }): Promise<Part> => ({ column, ...(await readGiven(text, reading)) })),
  ).then(putTogether);
}

function putTogether(parts: readonly Part[]): ProductText {
  const told = withoutRepeated(parts);
  const [only] = told;
  if (!only) return { description: '', locate: (found) => found };
  const starts: number[] = [];
  let length = 0;
  for (const { text } of told) {
    starts.push(length);
    length += text.length + 1;
  }
  const description = told.length === 1 ? only.text : told.map(({ text }) => text).join('\n');
  return {
    description,
    locate(found) {
      const place = starts.findLastIndex((start) => start <= found.start);
      const part = told[place] ?? only;
      const start = starts[place] ?? 0;
      const within = { start: found.start - start, end: Math.min(found.end - start, part.text.length) };
      const { column } = part;
      return { ...found, ...(column !== undefined && { column }), ...part.locate(within) };
    },
  };
}

function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  const filled = parts.filter(({ text }) => text.trim() !== '');
  if (filled.length < 2) return filled;
  return filled.filter(({ text }, place) =>
    filled.every(({ text: other }, otherPlace) => {
      if (otherPlace === place || !other.includes(text.trim())) return true;
      return text.includes(other.trim()) && place < otherPlace;
    }),
  );
}
