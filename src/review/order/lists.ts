import { fieldOfAnswer, type Review } from '../review.js';
import { titleOf } from '../texts/read-product.js';
import { shownAnswer, shownValue } from '../texts/value-words.js';
import type { ListPart, ListQuery, ListRow } from '../wire.js';
import { chooseEntries, type Found, type ListSource, placeOfEntry } from './choose-entries.js';
import { findProducts } from './find-products.js';
import { reorderUnseen } from './reorder-unseen.js';

/**
 * The lists that pages look at. Rows that were asked for keep their places; those that were not are put into a new order
 * whenever something was learnt, so that what is looked at next is what is likeliest wrong by now.
 */
export interface Lists {
  /** @param anew whether it is chosen again by what was decided since */
  part(query: ListQuery, from: number, count: number, anew: boolean): Promise<ListPart>;
}

/** A list that was asked for. */
interface KeptList {
  readonly entries: Uint32Array;
  /** 1 for each place that was asked for. */
  readonly shown: Uint8Array;
  readonly found: Found;
  /** The state of what was learnt that its order goes by. */
  revision: number;
}

/** Lists that are remembered. */
const MOST_LISTS = 12;

/** @param signal ends searches that nobody waits for any more */
export function createLists(review: Review, signal: AbortSignal): Lists {
  const known = new Map<string, Promise<KeptList>>();
  const { index, reader, doubts, book, followUps, suppliers } = review;
  const source: ListSource = {
    ...{ index, doubts, book, suppliers: suppliers.names },
    isChanged: (answer) => followUps.of(answer) !== undefined,
    supplierOf: (row) => suppliers.places[row] ?? -1,
  };

  async function choose(query: ListQuery): Promise<KeptList> {
    const found = query.search ? await findProducts(reader, index.ids.length, query.search, signal) : undefined;
    const entries = chooseEntries(source, query, found);
    return { entries, found, shown: new Uint8Array(entries.length), revision: followUps.revision() };
  }

  function renewUnseen(list: KeptList, query: ListQuery): void {
    const revision = followUps.revision();
    if (list.revision === revision) return;
    reorderUnseen(list.entries, list.shown, chooseEntries(source, query, list.found));
    list.revision = revision;
  }

  return {
    async part(query, from, count, anew) {
      const key = JSON.stringify(query);
      const choosing = (anew ? undefined : known.get(key)) ?? choose(query);
      known.delete(key);
      known.set(key, choosing);
      const [oldest] = known.keys();
      if (known.size > MOST_LISTS && oldest !== undefined) known.delete(oldest);
      const list = await choosing.catch((error) => {
        known.delete(key);
        throw error;
      });
      if (list.shown.subarray(from, from + count).includes(0)) renewUnseen(list, query);
      list.shown.fill(1, from, from + count);
      const rows = [...list.entries.subarray(from, from + count)].map((entry) => listRow(review, query.by, entry));
      return { total: list.entries.length, from, rows };
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
