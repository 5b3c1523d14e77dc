import { UserError } from '../../errors.js';

/** The words of a flag that may be repeated and hold several, separated by commas; undefined when it is not given. */
export function wordsOf(texts: readonly string[] | undefined): readonly string[] | undefined {
  const words = texts?.flatMap((text) => text.split(/[\s,;]+/)).filter((word) => word !== '');
  return words && words.length > 0 ? [...new Set(words)] : undefined;
}

/** Milliseconds since 1970 of a date such as `2026-11-01` or `2026-11-01T08:00:00+01:00`; without a zone it is in UTC. */
export function dateOf(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const plain = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/.test(text);
  const date = Date.parse(plain ? `${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}` : text);
  if (!Number.isNaN(date) && /^\d{4}-/.test(text)) return date;
  throw new UserError(`${flag} is "${text}", which is no date: write one such as 2026-11-01 or 2026-11-01 08:00`);
}
