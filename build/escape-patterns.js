// Writes a program in ASCII: esbuild leaves the patterns as they are, and one sign in them has V8 decode the whole start as
// UTF-8 and hold it in two bytes for each sign.
import tokensOf from 'js-tokens';

/** A program whose patterns, and raw templates that become part of one, hold escapes in place of what is not ASCII. */
export function escapePatterns(source) {
  return [...tokensOf(source)].map(({ type, value }) => (isPattern(type) ? escapeSigns(value) : value)).join('');
}

const isPattern = (type) =>
  type === 'RegularExpressionLiteral' || type === 'NoSubstitutionTemplate' || type.startsWith('Template');

/** A unit at a time: patterns read two such escapes as one sign where they are of Unicode, and as two where they are not. */
const escapeSigns = (pattern) =>
  pattern.replace(/\\[\s\S]|[^\0-\x7f]/g, (part) => {
    const unit = part.charCodeAt(part.length - 1);
    return unit < 0x80 ? part : `\\u${unit.toString(16).padStart(4, '0')}`;
  });
