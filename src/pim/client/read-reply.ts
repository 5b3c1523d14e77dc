import { decodeBody } from '../../connectors/http/decode-body.js';
import type { RawReply } from '../../connectors/http/exchange.js';
import { retryAfter } from '../../connectors/http/retry-after.js';
import { ConnectorError } from '../../errors.js';

/** What an answer that is too large to be given is told as, whatever the server in between said. */
export const TOO_LARGE = 413;

/** The text of a successful reply. @throws ConnectorError with Akeneo's own message for any other */
export function textOfReply(reply: RawReply, where: string): string {
  const text = decodeBody(reply);
  if (reply.status < 200 || reply.status >= 300) throw refusal(reply, text, where);
  if (isPage(reply, text)) throw noApi(where, reply);
  return text;
}

/** The JSON of a successful reply. @throws ConnectorError for any other, and for one that was cut short */
export function jsonOfReply(reply: RawReply, where: string): unknown {
  const text = textOfReply(reply, where);
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectorError(`${where} answered no JSON: "${excerpt(text)}"`, { status: 502, retryable: true });
  }
}

/** What Akeneo says of an error: its message, and what is wrong with each property. */
export function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { message, errors, error_description: described, detail } = body as Readonly<Record<string, unknown>>;
  const parts = Array.isArray(errors) ? errors.flatMap(errorText) : [];
  const head = [message, described, detail].find((text) => typeof text === 'string' && text !== '');
  if (parts.length === 0) return head === undefined ? undefined : String(head);
  // "Validation failed." says nothing beside what failed.
  return [...new Set(parts)].join('; ');
}

function errorText(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { property, attribute, message } = error as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string') return [];
  const about = [attribute, property].find((text) => typeof text === 'string' && text !== '' && text !== 'values');
  return [about && !message.includes(String(about)) ? `${about}: ${message}` : message];
}

const RETRYABLE = new Set([408, 409, 423, 425, 429]);

function refusal(reply: RawReply, text: string, where: string): ConnectorError {
  const { status, headers } = reply;
  if (status >= 300 && status < 400) {
    const target = typeof headers.location === 'string' ? ` to ${withoutQuery(headers.location)}` : '';
    return new ConnectorError(`${where} redirects${target}, which the API of a PIM does not: check pim.url`, {
      status,
    });
  }
  const message = messageOf(parse(text));
  // What stands before a PIM says 403 where a body is too large; the PIM itself tells in JSON what is not allowed.
  const isTooLarge = status === TOO_LARGE || (status === 403 && message === undefined);
  return new ConnectorError(`${where} answered ${status}: ${message ?? (excerpt(text) || 'without a word')}`, {
    status: isTooLarge ? TOO_LARGE : status,
    retryable: status >= 500 || RETRYABLE.has(status),
    retryAfter: retryAfter(headers),
  });
}

function isPage({ headers }: RawReply, text: string): boolean {
  return /html/i.test(String(headers['content-type'] ?? '')) || /^\s*<(?:!doctype|html)/i.test(text);
}

function noApi(where: string, { status }: RawReply): ConnectorError {
  return new ConnectorError(
    `${where} answers with a web page where the API of a PIM should be: check pim.url, such as https://pim.example.com`,
    { status, retryable: true },
  );
}

function withoutQuery(address: string): string {
  return address.split('?', 1)[0] ?? '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function excerpt(text: string): string {
  const plain = text
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
