type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Milliseconds that the server asks to wait: `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const milliseconds = amount(headers['retry-after-ms']);
  if (milliseconds !== undefined) return milliseconds;
  const seconds = amount(headers['retry-after']);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(first(headers['retry-after']) ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function amount(header: string | string[] | undefined): number | undefined {
  const text = first(header)?.trim();
  return text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
