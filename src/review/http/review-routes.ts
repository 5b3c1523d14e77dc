import type { FastifyInstance } from 'fastify';
import type { Review } from '../review.js';
import type { ListQuery, VerdictRequest } from '../wire.js';
import { reviewService } from './review-service.js';
import {
  ANSWER_QUERY,
  type AnswerQuery,
  LIST_QUERY,
  MARKED_WORDS,
  type MarkedWords,
  UNDO,
  VERDICT,
} from './schemas.js';

const ROW = { type: 'object', properties: { row: { type: 'integer', minimum: 0 } } } as const;

/** What the page asks for and decides, under `/api`; all of it waits for a review that is opening. */
export function addReviewRoutes(api: FastifyInstance, opening: Promise<Review>, ending: AbortSignal): void {
  const opened = opening.then((review) => reviewService(review, ending));
  // Whoever opens it tells why it cannot be opened.
  opened.catch(() => undefined);

  api.get('/api/file', async () => (await opened).file());
  api.get('/api/progress', async () => (await opened).progress());
  api.get<{ Querystring: ListQuery & { from: number; count: number; anew?: boolean } }>(
    '/api/list',
    { schema: { querystring: LIST_QUERY } },
    async ({ query: { from, count, anew = false, ...query } }) => (await opened).list(query, from, count, anew),
  );
  api.get<{ Params: { row: number } }>('/api/products/:row', { schema: { params: ROW } }, async ({ params }) =>
    (await opened).product(params.row),
  );
  api.post<{ Body: VerdictRequest }>('/api/verdicts', { schema: { body: VERDICT } }, async ({ body }) =>
    (await opened).decide(body),
  );
  api.post<{ Body: { page: string } }>('/api/undo', { schema: { body: UNDO } }, async ({ body }) =>
    (await opened).undo(body.page),
  );
  api.get<{ Querystring: AnswerQuery & { words: string } }>(
    '/api/words',
    { schema: { querystring: ANSWER_QUERY } },
    async ({ query }) => (await opened).words(query),
  );
  api.post<{ Body: MarkedWords }>('/api/marked', { schema: { body: MARKED_WORDS } }, async ({ body }) =>
    (await opened).marked(body),
  );
}
