/** What a regular expression may cost an engine that goes back and tries again. */
export interface PatternCost {
  /** The most ways in which one place of a text can be tried; Infinity where a repetition has no end. */
  readonly ways: number;
  /** Whether a repetition without an end stands within another, so that the ways double with each character. */
  readonly nested: boolean;
}

/** A regular expression while it is read. */
interface Scan {
  readonly source: string;
  at: number;
  nested: boolean;
}

/** Estimates what a valid regular expression may cost, by its repetitions alone: never too little. */
export function patternCost(source: string): PatternCost {
  const scan = { source, at: 0, nested: false };
  const ways = waysOfChoice(scan);
  return { ways, nested: scan.nested };
}

/** Alternatives up to the end, or to the bracket that closes their group. */
function waysOfChoice(scan: Scan): number {
  let sum = 0;
  let ways = 1;
  while (scan.at < scan.source.length && scan.source[scan.at] !== ')') {
    if (scan.source[scan.at] === '|') {
      sum += ways;
      ways = 1;
      scan.at++;
    } else ways *= waysOfPart(scan);
  }
  scan.at++;
  return sum + ways;
}

function waysOfPart(scan: Scan): number {
  const ways = waysOfAtom(scan);
  const [, most, least] = repetition(scan);
  if (most === Number.POSITIVE_INFINITY) {
    if (ways === Number.POSITIVE_INFINITY) scan.nested = true;
    return most;
  }
  return ways ** Math.max(1, most) * (most - least + 1);
}

function waysOfAtom(scan: Scan): number {
  const { source } = scan;
  const character = source[scan.at];
  if (character === '(') {
    scan.at += /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(source.slice(scan.at, scan.at + 100))?.[0].length ?? 1;
    return waysOfChoice(scan);
  }
  if (character === '[') {
    scan.at = endOfClass(source, scan.at);
    return 1;
  }
  const escaped = /^\\(?:([1-9k])|[pPu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|.)/is.exec(
    source.slice(scan.at, scan.at + 100),
  );
  scan.at += escaped?.[0].length ?? 1;
  // What a back reference takes is not known.
  return escaped?.[1] ? Number.POSITIVE_INFINITY : 1;
}

/** The repetition at a place: how often at most and at least; once where there is none. */
function repetition(scan: Scan): readonly [text: string, most: number, least: number] {
  const [text = '', sign, low, comma, high] =
    /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(scan.source.slice(scan.at, scan.at + 40)) ?? [];
  scan.at += text.length;
  if (text === '') return [text, 1, 1];
  if (sign) return [text, sign === '?' ? 1 : Number.POSITIVE_INFINITY, sign === '+' ? 1 : 0];
  const least = Number(low);
  if (!comma) return [text, least, least];
  return [text, high === '' ? Number.POSITIVE_INFINITY : Number(high), least];
}

/** Behind the bracket that closes a class of characters. */
export function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at + 1;
  }
  return source.length;
}
