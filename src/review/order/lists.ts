import { fieldOfAnswer, type Review } from '../review.js';
import { titleOf } from '../texts/read-product.js';
import { shownAnswer, shownValue } from '../texts/value-words.js';
import type { ListPart, ListQuery, ListRow } from '../wire.js';
import { chooseEntries, type ListSource, placeOfEntry } from './choose-entries.js';
import { findProducts } from './find-products.js';

/** The lists that pages look at; one that was asked for stays as it was, so that its rows keep their places. */
export interface Lists {
  /** @param anew whether it is chosen again by what was decided since */
  part(query: ListQuery, from: number, count: number, anew: boolean): Promise<ListPart>;
}

/** Lists that are remembered. */
const MOST_LISTS = 12;

/** @param signal ends searches that nobody waits for any more */
export function createLists(review: Review, signal: AbortSignal): Lists {
  const known = new Map<string, Promise<Uint32Array>>();
  const { index, reader, doubts, book, followUps, suppliers } = review;
  const source: ListSource = {
    ...{ index, doubts, book, suppliers: suppliers.names },
    isChanged: (answer) => followUps.of(answer) !== undefined,
    supplierOf: (row) => suppliers.places[row] ?? -1,
  };

  async function choose(query: ListQuery): Promise<Uint32Array> {
    const found = query.search ? await findProducts(reader, index.ids.length, query.search, signal) : undefined;
    return chooseEntries(source, query, found);
  }

  return {
    async part(query, from, count, anew) {
      const key = JSON.stringify(query);
      const entries = (anew ? undefined : known.get(key)) ?? choose(query);
      known.delete(key);
      known.set(key, entries);
      const [oldest] = known.keys();
      if (known.size > MOST_LISTS && oldest !== undefined) known.delete(oldest);
      const all = await entries.catch((error) => {
        known.delete(key);
        throw error;
      });
      const rows = [...all.subarray(from, from + count)].map((entry) => listRow(review, query.by, entry));
      return { total: all.length, from, rows };
    },
  };
}

function listRow(review: Review, by: ListQuery['by'], entry: number): ListRow {
  const { index, doubts, book, reader, locale, followUps } = review;
  const { row, answer } = placeOfEntry(index, by, entry);
  const { id, texts, answers } = reader.product(row);
  const [from, to] = [index.firsts[row] as number, index.firsts[row + 1] as number];
  const numbers = Array.from({ length: to - from }, (_, place) => from + place);
  const open = numbers.filter((one) => doubts.toCheck[one] === 1 && !book.isDecided(one));
  const common = { row, id: String(id), title: titleOf(texts) };
  if (answer === undefined) {
    const doubt = numbers.reduce((sum, one) => sum + (doubts.expected[one] as number), 0);
    return { ...common, left: open.length, doubt };
  }
  const place = answer - from;
  const field = fieldOfAnswer(review, answer);
  const answered = followUps.of(answer) ?? answers[place];
  const confidence = followUps.confidenceOf(answer) ?? answered?.confidence;
  const verdict = book.verdictOf(answer);
  const isOpen = !verdict || verdict.kind === 'skipped' || verdict.kind === 'wrong-product';
  const shown = isOpen
    ? shownAnswer(field, answered ?? { value: null }, locale)
    : shownValue(field, verdict.value, locale);
  return {
    ...common,
    place,
    label: field ? (field.labels[locale] ?? field.label) : (index.codes[index.fields[answer] as number] as string),
    words: shown.words,
    ...(confidence !== undefined && { confidence }),
    left: open.includes(answer) ? 1 : 0,
    doubt: doubts.expected[answer] as number,
  };
}
