import type { Mention } from '../field.js';

/** `Red Bull energy drink`, `Orange Pi 5 board`: one more capital, and then the thing. */
const GOES_ON =
  /^ \p{Lu}\p{Ll}*(?= (?!(?:with|in|and|or|for|of|on|by|from|to|avec|en|et|ou|de|du|d|pour|mit|und|oder|aus|für)\b)[\p{Ll}\d])/u;
const BEGINS = /(?:^|[.!?\n|•]\s*)$/u;

/**
 * Takes a capital colour that begins a text, and that another capital follows, for a name where a colour in small
 * letters stands behind: of `Red Bull energy drink can, blue` only the second says what the product is like.
 */
export function markNames(mentions: readonly Mention[], source: string): readonly Mention[] {
  const [first] = mentions;
  if (!first || mentions.length < 2 || first.standing !== undefined || !isName(first, source)) return mentions;
  const isOther = ({ value, start, standing }: Mention) =>
    value !== first.value && standing === undefined && /\p{Ll}/u.test(source[start] ?? '');
  return mentions.some(isOther) ? [{ ...first, standing: 'name' }, ...mentions.slice(1)] : mentions;
}

function isName({ start, end }: Mention, source: string): boolean {
  if (!/\p{Lu}/u.test(source[start] ?? '') || !GOES_ON.test(source.slice(end, end + 40))) return false;
  return BEGINS.test(source.slice(Math.max(0, start - 4), start));
}
