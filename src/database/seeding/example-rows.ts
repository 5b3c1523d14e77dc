import type { Field } from '../../fields/field.js';
import { type HtmlReading, isPlainText, readGiven } from '../../input/product-text.js';
import { addWordKeys } from '../../word-search/word-keys.js';
import { type Entry, readEntries } from './read-entries.js';
import { readExample } from './read-example.js';
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

/** A field that examples are loaded for. */
export interface Target {
  readonly id: number;
  readonly field: Field;
}

/** Reads example files: the rows that their entries come to, and what is left out, in the order of the files. */
export async function* readExampleRows(
  files: readonly string[],
  targets: readonly Target[],
  html: HtmlReading = 'auto',
): AsyncGenerator<ExampleRows> {
  const toRows = createRowMaker(targets, html);
  for (const file of files) {
    const notes: string[] = [];
    for await (const entries of readEntries(file, (note) => notes.push(note))) {
      yield { ...(await toRows(file, entries)), entries: entries.length, notes: notes.splice(0) };
    }
  }
}

type Rows = Omit<ExampleRows, 'entries' | 'notes'>;

function createRowMaker(
  targets: readonly Target[],
  html: HtmlReading = 'auto',
): (file: string, entries: readonly Entry[]) => Promise<Rows> {
  const byCode = new Map(targets.map(({ id, field }) => [field.code, { id, store: createStoredValues(field) }]));
  return async (file, entries) => {
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

    for (const { value: entry, line } of entries) {
      const known = readExample(entry);
      if (!known) skipped.add('not an example', `${file}:${line}`);
      else if (known.description === '') skipped.add('no usable text', `${file}:${line}`);
      else {
        const { text } = isPlainText(known.description, html)
          ? { text: known.description }
          : await readGiven(known.description, html);
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
