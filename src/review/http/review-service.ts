import type { Evidence } from '../../fields/field.js';
import { readGiven } from '../../input/product-text.js';
import { RequestProblem } from '../../server/request-problem.js';
import { createLists } from '../order/lists.js';
import { fieldOfAnswer, progressOf, type Review } from '../review.js';
import { showProduct } from '../show-product.js';
import { interpretWords } from '../texts/interpret-words.js';
import { type Decided, decide, undo } from '../verdicts/decide.js';
import type {
  ListPart,
  ListQuery,
  ReadWords,
  ReviewProgress,
  ShownFile,
  ShownProduct,
  VerdictReply,
  VerdictRequest,
} from '../wire.js';
import type { AnswerQuery, MarkedWords } from './schemas.js';

/** What the page asks for and decides. */
export interface ReviewService {
  file(): ShownFile;
  progress(): ReviewProgress;
  /** @param anew whether it is chosen again */
  list(query: ListQuery, from: number, count: number, anew: boolean): Promise<ListPart>;
  product(row: number): Promise<ShownProduct>;
  decide(request: VerdictRequest): Promise<VerdictReply>;
  /** Takes back what a page did last. */
  undo(page: string): Promise<VerdictReply>;
  /** How typed words would be read. */
  words(query: AnswerQuery & { readonly words: string }): ReadWords;
  /** How marked words would be read, and where they stand. */
  marked(words: MarkedWords): Promise<ReadWords & { readonly evidence: Evidence }>;
}

/** @throws RequestProblem, from any of its functions, for a product that there is none of */
export function reviewService(review: Review, ending: AbortSignal): ReviewService {
  const lists = createLists(review, ending);
  const { index, html, locale } = review;

  const rowOf = (row: number): number => {
    if (row < index.ids.length) return row;
    throw new RequestProblem(404, ['row'], `there are ${index.ids.length} products`);
  };
  const read = ({ row, place }: AnswerQuery, words: string): ReadWords => {
    const field = fieldOfAnswer(review, (index.firsts[rowOf(row)] as number) + place);
    return field ? interpretWords(field, words, locale) : { reason: 'the catalogue does not know it', choices: [] };
  };

  async function replyTo(outcome: Decided, row: number): Promise<VerdictReply> {
    if ('entry' in outcome) await review.teach();
    const product = await showProduct(review, row);
    const progress = progressOf(review);
    return { product, progress, ...('refused' in outcome && { refused: outcome.refused }) };
  }

  return {
    file: () => shownFile(review),
    progress() {
      review.ledger.refresh();
      return progressOf(review);
    },
    list: lists.part,
    product: async (row) => showProduct(review, rowOf(row)),
    async decide(request) {
      rowOf(request.row);
      return replyTo(await decide(review, request), request.row);
    },
    async undo(page) {
      const outcome = undo(review, page);
      const { progress, refused } = { progress: progressOf(review), refused: '', ...outcome };
      const entry = 'entry' in outcome ? outcome.entry : undefined;
      const row = entry && review.book.rowOfEntry(entry);
      if (!entry || row === undefined) return { progress, refused };
      const [first] = entry.field === undefined ? [] : review.book.answersOf(entry);
      const place = first === undefined ? {} : { place: first - (index.firsts[row] as number) };
      return { ...(await replyTo(outcome, row)), ...place };
    },
    words: (query) => read(query, query.words),
    async marked(marked) {
      const { column, start, end, row } = marked;
      const source = review.reader.product(rowOf(row)).texts[column]?.slice(start, end) ?? '';
      const { text } = await readGiven(source, html);
      return { ...read(marked, text), evidence: { text: text.trim(), start, end, column } };
    },
  };
}

function shownFile(review: Review): ShownFile {
  const { index, catalogue, locale, suppliers, reviewer } = review;
  return {
    name: index.path,
    products: index.ids.length,
    answers: index.marks.length,
    fields: index.codes.map((code) => {
      const field = catalogue.field(code);
      if (!field) return { code, label: code, type: 'text', multiple: false };
      const { type, unit, multiple, label, labels } = field;
      return { code, label: labels[locale] ?? label, type, multiple, ...(unit !== undefined && { unit }) };
    }),
    suppliers: suppliers.names,
    hasDecisions: review.index.marks.some((mark) => (mark & (8 | 16)) !== 0),
    reviewer,
    progress: progressOf(review),
  };
}
