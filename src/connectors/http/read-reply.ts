import { ConnectorError } from '../../errors.js';
import { AGAIN } from '../answer-text.js';
import { decodeBody } from './decode-body.js';
import type { RawReply } from './exchange.js';
import { parseBody } from './parse-body.js';
import { retryAfter } from './retry-after.js';

const RETRYABLE = new Set([408, 409, 425, 429]);

/** The JSON of a successful reply; any other reply is a ConnectorError with the provider's own message. */
export function readReply(reply: RawReply, where: string): unknown {
  const text = decodeBody(reply);
  const json = parseBody(text);
  if (reply.status >= 200 && reply.status < 300) {
    if (json === undefined) throw unreadable(reply, text, where);
    // Some gateways put an error into a list of one.
    return Array.isArray(json) && json.length === 1 ? json[0] : json;
  }
  throw statusError(reply, json, text, where);
}

/** Codes, types and statuses of errors that pass, where no number says so: Anthropic's, OpenAI's, Google's. */
const PASSING =
  /overload|rate_?limit|^(?:api|server|timeout|internal(?:_server)?)_error$|unavailable|resource_?exhausted|deadline_?exceeded|^internal$/i;

/** Throws when a reply that claims success holds an error instead of an answer, as gateways do. */
export function refuseErrorBody(body: unknown, where: string): void {
  const error = (body as { error?: unknown } | null)?.error;
  if (!error || isEmptyError(error)) return;
  const { code, status, type } = error as { code?: unknown; status?: unknown; type?: unknown };
  const words = [code, status, type];
  const number = words.map(Number).find((candidate) => candidate >= 400 && candidate < 600);
  const passes = number === undefined ? words.some((word) => PASSING.test(String(word))) : isRetryable(number);
  const message = providerMessage(body) ?? 'an error without a message';
  throw new ConnectorError(`${where} answered with an error: ${message}`, {
    status: number,
    retryable: passes && !isUsedUp(body),
  });
}

/** What providers say of an error, wherever they put it: `error.message`, `error`, `detail`, `message`, `title`. */
export function providerMessage(body: unknown): string | undefined {
  if (typeof body === 'string') return body.trim() || undefined;
  if (Array.isArray(body)) return body.map(providerMessage).filter(Boolean).join('; ') || undefined;
  if (typeof body !== 'object' || body === null) return undefined;
  const { error, detail, message, msg, title, loc, param } = body as Record<string, unknown>;
  if (typeof msg === 'string') return Array.isArray(loc) ? `${loc.join('.')}: ${msg}` : msg;
  if (typeof message === 'string' && typeof param === 'string' && !message.includes(param))
    return `${message} (${param})`;
  return providerMessage(error) ?? providerMessage(detail) ?? providerMessage(message) ?? providerMessage(title);
}

/** What some servers put beside every answer. */
function isEmptyError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && !Object.values(error).some(Boolean);
}

/** Words of a code or a type, or a sentence, that say that no call will be answered until somebody pays. */
const USED_UP =
  /insufficient_(?:user_)?(?:quota|balance|credit|funds)|billing_(?:hard_limit|not_active)|exceeded_current_quota|arrear|account_deactivated|credit balance is too low|insufficient (?:account )?balance|out of credits/i;

/** A quota of a day, which is worth waiting for only where the server says that it is not long. */
const DAY_USED_UP = /per[ _-]?day|\bdaily\b/i;

function isUsedUp(body: unknown, words = USED_UP): boolean {
  if (Array.isArray(body)) return body.some((part) => isUsedUp(part, words));
  const error = (body as { error?: unknown } | null)?.error ?? body;
  if (typeof error !== 'object' || error === null) return typeof error === 'string' && words.test(error);
  const { code, type, message, details } = error as Record<string, unknown>;
  // Google names the quota that is used up in the details.
  const said = [code, type, message, details && JSON.stringify(details)];
  return said.some((word) => typeof word === 'string' && words.test(word));
}

/** What a server answers when its model did not keep to the shape that was asked for; it may do so the next time. */
const MISSHAPEN = /json_validate_failed|failed_generation/;

function isRetryable(status: number): boolean {
  return status >= 500 || RETRYABLE.has(status);
}

/** What an error status means that stands in the line of a batch, with the body that would have come with it. */
export function lineError(status: number | undefined, body: unknown, where: string): ConnectorError {
  const message = providerMessage(body) ?? 'an error without a message';
  const retryable = status === undefined ? false : isRetryable(status) && !isUsedUp(body);
  return new ConnectorError(`${where} answered ${status ?? 'with an error'}: ${message}`, { status, retryable });
}

function statusError(reply: RawReply, json: unknown, text: string, where: string): ConnectorError {
  const { status, headers } = reply;
  if (status >= 300 && status < 400) {
    return new ConnectorError(`${where} redirects to ${headers.location ?? 'nowhere'}: set baseUrl to where it leads`, {
      status,
    });
  }
  const message = providerMessage(json) ?? excerpt(text);
  const misshapen = MISSHAPEN.test(text);
  const wait = retryAfter(headers);
  const isOver = isUsedUp(json) || (wait === undefined && isUsedUp(json, DAY_USED_UP));
  return new ConnectorError(`${where} answered ${status}${message ? `: ${message}` : ''}`, {
    status,
    retryable: misshapen || (isRetryable(status) && !isOver),
    retryAfter: wait,
    ...(misshapen && { retryLimit: AGAIN }),
  });
}

/**
 * A body that is no JSON under a status of success was cut on its way, or comes from whatever stands before the server
 * and not from it: like a 502, it may be gone the next time.
 */
function unreadable({ headers, status }: RawReply, text: string, where: string): ConnectorError {
  const body = text.trim();
  const details = { status, retryable: true, retryAfter: retryAfter(headers) };
  if (/^[[{]/.test(body) && !/[\]}]$/.test(body)) return new ConnectorError(`${where} cut its answer short`, details);
  const type = String(headers['content-type'] ?? 'no content type');
  if (/event-stream|ndjson/.test(type) || /^(?:data|event):/.test(body))
    return new ConnectorError(`${where} broke its stream off before the end of the answer`, details);
  return new ConnectorError(`${where} answered no JSON (${type}): "${excerpt(body)}"`, details);
}

function excerpt(text: string): string {
  const plain = text
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
