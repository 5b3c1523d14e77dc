import { ConnectorError } from '../../errors.js';
import type { Pim } from '../client/pim.js';
import { messageOf, TOO_LARGE, textOfReply } from '../client/read-reply.js';

/** What became of one line. */
export interface LineResult {
  readonly status: number;
  /** Akeneo's own words. */
  readonly message?: string;
}

/** What the API takes at once. */
export const MOST_LINES = 100;
export const LONGEST_LINE = 1_000_000;

/**
 * Sends lines, of which each is taken or refused by itself. What is refused as too large is sent in halves.
 * @returns a result a line, undefined for one that the PIM said nothing of
 * @throws ConnectorError when nobody knows what became of them (`isUnclear`), or when nothing was taken
 */
export async function patchLines(
  pim: Pim,
  path: string,
  lines: readonly string[],
): Promise<readonly (LineResult | undefined)[]> {
  try {
    return await patchOnce(pim, path, lines);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.status !== TOO_LARGE) throw error;
    if (lines.length === 1) return [{ status: TOO_LARGE, message: error.message }];
    const half = Math.ceil(lines.length / 2);
    return [
      ...(await patchLines(pim, path, lines.slice(0, half))),
      ...(await patchLines(pim, path, lines.slice(half))),
    ];
  }
}

/** Whether lines may or may not have been taken: the PIM broke off, was silent or failed in the middle. */
export function isUnclear(error: unknown): error is ConnectorError {
  if (!(error instanceof ConnectorError)) return false;
  const { status } = error;
  return status === undefined ? error.retryable : status >= 500 || status === 408;
}

async function patchOnce(
  pim: Pim,
  path: string,
  lines: readonly string[],
): Promise<readonly (LineResult | undefined)[]> {
  const text = await pim.send({
    method: 'PATCH',
    path,
    headers: {
      'content-type': 'application/vnd.akeneo.collection+json',
      accept: 'application/vnd.akeneo.collection+json',
    },
    body: `${lines.join('\n')}\n`,
    receive: (reply) => textOfReply(reply, pim.origin),
    // A line that may have been taken is looked at before it is sent again.
    again: (error) => !isUnclear(error),
  });
  const results = new Array<LineResult | undefined>(lines.length).fill(undefined);
  for (const line of text.split('\n')) {
    const result = parseResult(line);
    if (result && result.line >= 1 && result.line <= lines.length) results[result.line - 1] = result;
  }
  return results;
}

function parseResult(text: string): (LineResult & { readonly line: number }) | undefined {
  if (text.trim() === '') return undefined;
  try {
    const body = JSON.parse(text);
    const { line, status_code: status } = body;
    if (typeof line !== 'number' || typeof status !== 'number') return undefined;
    const message = messageOf(body);
    return { line, status, ...(message && { message }) };
  } catch {
    return undefined;
  }
}

/** One line of JSON. Its backslashes are written as characters by number, which nobody on the way takes for line breaks. */
export function toLine(body: object): string {
  return JSON.stringify(body).replace(/\\[\\n]/g, (pair) => (pair === '\\n' ? '\\u000a' : '\\u005c'));
}
