import { decodeHTML } from 'entities';

/** Characters that are shown on either side. */
const REACH = 100;

/**
 * The words around a place of a text, without the tags that stand among them, in one line; `…` where it goes on.
 * @param place UTF-16 offsets, end exclusive
 */
export function wordsAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  reach = REACH,
): string {
  const before = plain(text.slice(0, start), 'end', reach);
  const after = plain(text.slice(end), 'start', reach);
  return `${before}${tagless(text.slice(start, end))}${after}`.replace(/\s+/g, ' ').trim();
}

/** Enough of a text that as many characters are left of it without its tags. */
const MARKUP = 8;

/** What is next to a place, cut between words. */
function plain(text: string, near: 'start' | 'end', reach: number): string {
  const part = near === 'end' ? text.slice(-reach * MARKUP) : text.slice(0, reach * MARKUP);
  const isCut = part.length < text.length;
  const words = tagless(isCut && TAG.test(text) ? withoutTornTag(part, near) : part);
  if (words.length <= reach) return isCut ? cut(words, near) : words;
  return cut(near === 'end' ? words.slice(-reach) : words.slice(0, reach), near);
}

const TAG = /<[a-z/!][^<>]*>/i;

/** A tag of which only one end is left. */
function withoutTornTag(part: string, near: 'start' | 'end'): string {
  return part.replace(near === 'end' ? /^[^<>]*>/ : /<[^<>]*$/, ' ');
}

function cut(words: string, near: 'start' | 'end'): string {
  return near === 'end' ? `…${words.replace(/^\S*\s/, '')}` : `${words.replace(/\s\S*$/, '')}…`;
}

function tagless(text: string): string {
  return decodeHTML(text.replace(/<[a-z/!][^<>]*>/gi, ' ')).replace(/[\s\u00a0\u200b]+/g, ' ');
}
