import { Readable } from 'node:stream';
import type { Field, Locale } from '../../fields/field.js';
import { openSource } from '../../input/open-source.js';
import { type HtmlReading, isPlainText, readGiven, readProductText } from '../../input/product-text.js';
import { sourceOf } from '../../input/read-blocks.js';
import { addWordKeys } from '../../word-search/word-search.js';
import { type ExampleTableOptions, type TableExample, tableExamples } from './example-table.js';
import { readEntries } from './read-entries.js';
import { type ExampleEntry, readExample } from './read-example.js';
import { createSkipList, type Skipped } from './seed-report.js';
import { createStoredValues, type StoredValue } from './stored-values.js';

/** What is read of example files, some thousand at a time. */
export interface ExampleRows {
  readonly texts: readonly string[];
  /** The keys of the words of all texts, one text after the other, and text by text where its words end. */
  readonly words: Uint32Array;
  readonly wordEnds: readonly number[];
  /** Row by row the place of its text in `texts`, and the number of its field. */
  readonly keys: Uint32Array;
  /** Row by row its value as the database holds it. */
  readonly values: readonly (string | null)[];
  /** How many entries the rows come from, and what was left out and noticed on the way. */
  readonly entries: number;
  readonly skipped: readonly Skipped[];
  readonly notes: readonly string[];
}

/** How example files are read. */
export interface ExampleReading {
  /** Default `auto`. */
  readonly html?: HtmlReading;
  /** Default `fr`. */
  readonly locale?: Locale;
  /** The sheet of workbooks. */
  readonly sheet?: string | undefined;
}

/** A field that examples are loaded for. */
export interface Target {
  readonly id: number;
  readonly field: Field;
}

/** Reads example files: the rows that their entries come to, and what is left out, in the order of the files. */
export async function* readExampleRows(
  files: readonly string[],
  targets: readonly Target[],
  { html = 'auto', locale = 'fr', sheet }: ExampleReading = {},
): AsyncGenerator<ExampleRows> {
  const toRows = createRowMaker(targets, html);
  for (const file of files) {
    const notes: string[] = [];
    const note = (text: string) => notes.push(text);
    for await (const examples of readExampleFile(file, {
      fields: targets.map(({ field }) => field),
      locale,
      sheet,
      note,
    })) {
      yield { ...(await toRows(file, examples)), entries: examples.length, notes: notes.splice(0) };
    }
  }
}

/** Examples of one file, some at a time. */
async function* readExampleFile(file: string, options: ExampleTableOptions): AsyncGenerator<readonly TableExample[]> {
  const opened = await openSource(sourceOf(file, process.stdin));
  if ('archive' in opened) {
    const { archive } = opened;
    const source =
      typeof archive === 'string'
        ? sourceOf(archive, process.stdin)
        : { name: file, open: () => Readable.from([archive]) };
    yield* tableExamples(source, options);
  } else if (isTable(opened.start, file)) yield* tableExamples(opened.text, options);
  else {
    for await (const entries of readEntries(opened.text, options.note)) {
      yield entries.map(({ value, line }) => {
        const known = readExample(value);
        return known ? { line, known } : { line, reason: 'not an example' };
      });
    }
  }
}

/** Whatever begins like no JSON is one, unless it is packed and is not called one. */
function isTable(start: Uint8Array, file: string): boolean {
  if (start[0] === 0x1f && start[1] === 0x8b) return /\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(file);
  const text = Buffer.from(start)
    .toString('latin1')
    .replace(/[\0\xef\xbb\xbf\xff\xfe]/g, '');
  return text.trim() !== '' && !/^\s*[[{]/.test(text);
}

type Rows = Omit<ExampleRows, 'entries' | 'notes'>;

function createRowMaker(
  targets: readonly Target[],
  html: HtmlReading,
): (file: string, examples: readonly TableExample[]) => Promise<Rows> {
  const byCode = new Map(targets.map(({ id, field }) => [field.code, { id, store: createStoredValues(field) }]));
  return async (file, examples) => {
    const texts: string[] = [];
    const [words, wordEnds, keys]: [number[], number[], number[]] = [[], [], []];
    const values: (string | null)[] = [];
    const skipped = createSkipList();

    function addText(text: string): void {
      texts.push(text);
      addWordKeys(text, words);
      wordEnds.push(words.length);
    }

    function addValue(text: string, code: string, raw: unknown, line: number): void {
      const target = byCode.get(code);
      const stored: StoredValue | undefined = target?.store(raw);
      if (!target || !stored) skipped.add('unknown field', `${file}:${line} "${code}"`);
      else if ('refused' in stored) skipped.add('value not accepted', `${file}:${line} ${code}: ${stored.refused}`);
      else {
        if (text !== texts.at(-1)) addText(text);
        keys.push(texts.length - 1, target.id);
        values.push(stored.json);
      }
    }

    for (const { known, line, reason = 'not an example' } of examples) {
      if (!known) skipped.add(reason, `${file}:${line}`);
      else if (known.description === '') skipped.add('no usable text', `${file}:${line}`);
      else {
        const text = await textOf(known, html);
        for (const [code, raw] of known.values) addValue(text, code, raw, line);
      }
    }
    return {
      texts,
      words: new Uint32Array(words),
      wordEnds,
      keys: new Uint32Array(keys),
      values,
      skipped: skipped.all(),
    };
  };
}

/** The text as fields are read from it, the same as `batch` makes of it. */
async function textOf({ description, texts }: ExampleEntry, html: HtmlReading): Promise<string> {
  if (texts) return (await readProductText(texts, html)).description;
  return isPlainText(description, html) ? description : (await readGiven(description, html)).text;
}
