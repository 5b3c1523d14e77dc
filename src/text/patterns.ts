const compiled = new Map<string, RegExp>();

/** Compiles a user's regular expression, with Unicode rules where it allows them; throws SyntaxError when it is none. */
export function compilePattern(source: string, flags = ''): RegExp {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const pattern = withUnicode(source, flags) ?? new RegExp(source, flags);
  compiled.set(key, pattern);
  return pattern;
}

/** A text as the source of a regular expression that matches it literally, outside of a class; Unicode rules allow it. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Older patterns escape more than Unicode rules allow; they still work without. */
function withUnicode(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return undefined;
  }
}
