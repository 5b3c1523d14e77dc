/** How far a quoted string reaches at most. */
const LONGEST = 400;
const PAIRS: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”"', '«': '»', "'": "'", '‘': '’' };

/**
 * Where quotation marks stand that close a string: `60` in `"width":"60"` is no inches. One opens behind a blank, a bracket
 * or a sign, before anything but a blank; what stands behind a digit without an opening one is a unit.
 */
export function closingQuotes(source: string): ReadonlySet<number> {
  const closing = new Set<number>();
  let skipped = 0;
  let open: { readonly closes: string; readonly at: number } | undefined;
  for (const { 0: mark, index } of source.matchAll(/["“”„«»'‘’\n]/g)) {
    if (index < skipped) continue;
    // `"24"""` of a table is 24" in quotation marks.
    if (mark === '"' && open?.closes === mark && source[index + 1] === mark) {
      skipped = index + 2;
      continue;
    }
    if (mark === '\n' || (open && index - open.at > LONGEST)) open = undefined;
    if (open?.closes.includes(mark)) {
      closing.add(index);
      open = undefined;
    } else if (!open && PAIRS[mark] !== undefined && opens(source, index)) open = { closes: PAIRS[mark], at: index };
  }
  return closing;
}

function opens(source: string, index: number): boolean {
  return /^$|[\s([{:,;=<>|]/.test(source[index - 1] ?? '') && /[^\s"“”«»'‘’]/.test(source[index + 1] ?? '');
}
