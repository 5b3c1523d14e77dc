import { mixFields } from '../../decisions/mix-fields.js';
import { type DetailsIndex, MARK } from '../details/details-index.js';
import type { VerdictBook } from '../verdicts/verdict-book.js';
import type { ListQuery } from '../wire.js';
import { type Doubts, rowOf } from './doubts.js';

/** What a list is chosen from. */
export interface ListSource {
  readonly index: DetailsIndex;
  readonly doubts: Doubts;
  readonly book: VerdictBook;
  /** Whether what was learnt since answers otherwise. */
  readonly isChanged: (answer: number) => boolean;
  /** The place of a product's supplier among all; -1 for none. */
  readonly supplierOf: (row: number) => number;
  readonly suppliers: readonly string[];
}

/** The products that a search found, 1 each; undefined without a search. */
export type Found = Uint8Array | undefined;

/**
 * The products of a list, or its answers where it is by field or by value, those with the most expected wrong values first.
 * @returns numbers of products, or of answers
 */
export function chooseEntries(source: ListSource, query: ListQuery, found: Found): Uint32Array {
  const matches = matcherOf(source, query, found);
  if (query.by === 'product') return byProduct(source, matches);
  return query.by === 'field' ? byField(source, matches) : byValue(source, matches);
}

type Matches = (answer: number, row: number) => boolean;

function byProduct({ index: { ids, firsts }, doubts }: ListSource, matches: Matches): Uint32Array {
  const sums = new Float64Array(ids.length);
  const chosen: number[] = [];
  for (let row = 0; row < ids.length; row++) {
    let isChosen = false;
    for (let answer = firsts[row] as number; answer < (firsts[row + 1] as number); answer++) {
      if (!matches(answer, row)) continue;
      isChosen = true;
      sums[row] = (sums[row] as number) + (doubts.expected[answer] as number);
    }
    if (isChosen) chosen.push(row);
  }
  return Uint32Array.from(chosen).sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b);
}

function byValue({ index: { firsts, fields }, doubts }: ListSource, matches: Matches): Uint32Array {
  const chosen: number[] = [];
  for (let row = 0; row < firsts.length - 1; row++)
    for (let answer = firsts[row] as number; answer < (firsts[row + 1] as number); answer++)
      if (matches(answer, row)) chosen.push(answer);
  const doubtOf = (answer: number) => doubts.expected[answer] as number;
  return mixFields(chosen, doubtOf, (answer) => fields[answer] as number);
}

/** The fields with the most expected wrong values first, and in each the likeliest wrong value. */
function byField({ index: { firsts, fields, codes }, doubts }: ListSource, matches: Matches): Uint32Array {
  const sums = new Float64Array(codes.length);
  const chosen: number[] = [];
  for (let row = 0; row < firsts.length - 1; row++) {
    for (let answer = firsts[row] as number; answer < (firsts[row + 1] as number); answer++) {
      if (!matches(answer, row)) continue;
      chosen.push(answer);
      const field = fields[answer] as number;
      sums[field] = (sums[field] as number) + (doubts.expected[answer] as number);
    }
  }
  const order = codes.map((_, field) => field).sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b);
  const rank = new Uint16Array(codes.length);
  order.forEach((field, place) => {
    rank[field] = place;
  });
  const rankOf = (answer: number) => rank[fields[answer] as number] as number;
  const doubtOf = (answer: number) => doubts.expected[answer] as number;
  return Uint32Array.from(chosen).sort((a, b) => rankOf(a) - rankOf(b) || doubtOf(b) - doubtOf(a) || a - b);
}

function matcherOf(source: ListSource, query: ListQuery, found: Found): Matches {
  const { index, supplierOf, suppliers } = source;
  const { codes, fields, confidences, marks } = index;
  const field = query.field === undefined ? undefined : codes.indexOf(query.field);
  const supplier = query.supplier === undefined ? undefined : suppliers.indexOf(query.supplier);
  const decision = query.decision === undefined ? 0 : MARK[query.decision];
  const isInState = stateOf(source, query);
  return (answer, row) => {
    if (found && found[row] === 0) return false;
    if (field !== undefined && fields[answer] !== field) return false;
    if (supplier !== undefined && supplierOf(row) !== supplier) return false;
    if (decision !== 0 && shownDecision(marks[answer] as number) !== decision) return false;
    if (query.confidence !== undefined && (confidences[answer] as number) > query.confidence) return false;
    return isInState(answer);
  };
}

/** What is audited shall look like what is to be checked. */
function shownDecision(mark: number): number {
  return mark & MARK.audit ? MARK.check : mark & (MARK.accept | MARK.check);
}

function stateOf({ index: { marks }, doubts, book, isChanged }: ListSource, { state }: ListQuery) {
  const markOf = (answer: number) => marks[answer] as number;
  const states: Readonly<Record<ListQuery['state'], (answer: number) => boolean>> = {
    left: (answer) => doubts.toCheck[answer] === 1 && book.kindOf(answer) === undefined,
    changed: (answer) => isChanged(answer) && book.kindOf(answer) === undefined,
    skipped: (answer) => book.kindOf(answer) === 'skipped',
    reviewed: (answer) => book.isDecided(answer),
    accept: (answer) => shownDecision(markOf(answer)) === MARK.accept,
    found: (answer) => (markOf(answer) & MARK.found) !== 0,
    absent: (answer) => (markOf(answer) & MARK.absent) !== 0,
    all: () => true,
  };
  return states[state];
}

/** Where an entry of a list stands: its product, and its answer in a list of answers. */
export function placeOfEntry(
  { firsts }: DetailsIndex,
  by: ListQuery['by'],
  entry: number,
): { readonly row: number; readonly answer?: number } {
  return by === 'product' ? { row: entry } : { row: rowOf(firsts, entry), answer: entry };
}
