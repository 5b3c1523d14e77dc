import type { FastifyInstance } from 'fastify';
import { readGiven } from '../../input/product-text.js';
import { RequestProblem } from '../../server/request-problem.js';
import { createLists } from '../order/lists.js';
import { fieldOfAnswer, progressOf, type Review } from '../review.js';
import { showProduct } from '../show-product.js';
import { interpretWords } from '../texts/interpret-words.js';
import { type Decided, decide, undo } from '../verdicts/decide.js';
import type { ListQuery, ReadWords, ShownFile, VerdictReply, VerdictRequest } from '../wire.js';
import {
  ANSWER_QUERY,
  type AnswerQuery,
  LIST_QUERY,
  MARKED_WORDS,
  type MarkedWords,
  UNDO,
  VERDICT,
} from './schemas.js';

/** What the page asks for and decides, under `/api`. */
export function addReviewRoutes(api: FastifyInstance, review: Review, ending: AbortSignal): void {
  const lists = createLists(review, ending);
  const { index, html, locale } = review;

  const rowOf = (row: number): number => {
    if (row < index.ids.length) return row;
    throw new RequestProblem(404, ['row'], `there are ${index.ids.length} products`);
  };
  const fieldAt = ({ row, place }: AnswerQuery) => fieldOfAnswer(review, (index.firsts[rowOf(row)] as number) + place);

  async function replyTo(outcome: Decided, row: number): Promise<VerdictReply> {
    if ('entry' in outcome) await review.teach();
    const product = await showProduct(review, row);
    const progress = progressOf(review);
    return { product, progress, ...('refused' in outcome && { refused: outcome.refused }) };
  }

  api.get('/api/file', () => shownFile(review));
  api.get('/api/progress', () => {
    review.ledger.refresh();
    return progressOf(review);
  });
  api.get<{ Querystring: ListQuery & { from: number; count: number; anew?: boolean } }>(
    '/api/list',
    { schema: { querystring: LIST_QUERY } },
    ({ query: { from, count, anew = false, ...query } }) => lists.part(query, from, count, anew),
  );
  api.get<{ Params: { row: number } }>(
    '/api/products/:row',
    { schema: { params: { type: 'object', properties: { row: { type: 'integer', minimum: 0 } } } } },
    ({ params }) => showProduct(review, rowOf(params.row)),
  );
  api.post<{ Body: VerdictRequest }>('/api/verdicts', { schema: { body: VERDICT } }, async ({ body }) => {
    rowOf(body.row);
    return replyTo(await decide(review, body), body.row);
  });
  api.post<{ Body: { page: string } }>(
    '/api/undo',
    { schema: { body: UNDO } },
    async ({ body }): Promise<VerdictReply> => {
      const outcome = undo(review, body.page);
      const { progress, refused } = { progress: progressOf(review), refused: '', ...outcome };
      const entry = 'entry' in outcome ? outcome.entry : undefined;
      const row = entry && review.book.rowOfEntry(entry);
      if (!entry || row === undefined) return { progress, refused };
      const [first] = entry.field === undefined ? [] : review.book.answersOf(entry);
      const place = first === undefined ? {} : { place: first - (index.firsts[row] as number) };
      return { ...(await replyTo(outcome, row)), ...place };
    },
  );
  api.get<{ Querystring: AnswerQuery & { words: string } }>(
    '/api/words',
    { schema: { querystring: ANSWER_QUERY } },
    ({ query }): ReadWords => {
      const field = fieldAt(query);
      return field
        ? interpretWords(field, query.words, locale)
        : { reason: 'the catalogue does not know it', choices: [] };
    },
  );
  api.post<{ Body: MarkedWords }>('/api/marked', { schema: { body: MARKED_WORDS } }, async ({ body }) => {
    const field = fieldAt(body);
    const { column, start, end } = body;
    const source = review.reader.product(rowOf(body.row)).texts[column]?.slice(start, end) ?? '';
    const { text } = await readGiven(source, html);
    const read = field
      ? interpretWords(field, text, locale)
      : { reason: 'the catalogue does not know it', choices: [] };
    return { ...read, evidence: { text: text.trim(), start, end, column } };
  });
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
