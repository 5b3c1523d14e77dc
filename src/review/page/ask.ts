import type { Evidence } from '../../fields/field.js';
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

/** What words of a text come to, and where they stand. */
export type MarkedReading = ReadWords & { readonly evidence: Evidence };

const KEPT = 'akeneo-lookup review';

/** The token stands in the address behind #, which no request bears; a page that is loaded again still has it. */
function takeToken(): string {
  const given = location.hash.slice(1);
  if (given === '') return sessionStorage.getItem(KEPT) ?? '';
  sessionStorage.setItem(KEPT, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}

const token = takeToken();

/** What this page calls itself, so that it takes back what it did. */
export const PAGE = pageName();

function pageName(): string {
  const name = sessionStorage.getItem(`${KEPT} page`) ?? crypto.randomUUID();
  sessionStorage.setItem(`${KEPT} page`, name);
  return name;
}

/** Asks the server. Rejects with a sentence for the user. */
async function ask<Reply>(path: string, body?: unknown): Promise<Reply> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const request = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(path, request).catch(() => {
    throw new Error('the review has ended: start it again, and load its page anew');
  });
  const reply = await response.json();
  if (response.ok) return reply;
  throw new Error(reply.detail?.[0]?.msg ?? `the server answered ${response.status}`);
}

export const askFile = () => ask<ShownFile>('/api/file');
export const askProgress = () => ask<ReviewProgress>('/api/progress');
export const askProduct = (row: number) => ask<ShownProduct>(`/api/products/${row}`);

/** Rows of a list. @param anew whether it is chosen again */
export function askList(query: ListQuery, from: number, count: number, anew: boolean): Promise<ListPart> {
  const given = { ...query, from, count, ...(anew && { anew: true }) };
  const words = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return ask(`/api/list?${new URLSearchParams(words.map(([name, value]) => [name, String(value)]))}`);
}

export const sendVerdict = (request: Omit<VerdictRequest, 'page'>) =>
  ask<VerdictReply>('/api/verdicts', { ...request, page: PAGE });
export const sendUndo = () => ask<VerdictReply>('/api/undo', { page: PAGE });

/** How what is typed would be read. */
export const askWords = (row: number, place: number, words: string) =>
  ask<ReadWords>(`/api/words?${new URLSearchParams({ row: String(row), place: String(place), words })}`);

/** How marked words would be read. */
export const askMarked = (row: number, place: number, marked: Pick<Evidence, 'start' | 'end'> & { column: string }) =>
  ask<MarkedReading>('/api/marked', { row, place, ...marked });
