// Before jsonrepair, because that closes what is cut off wherever it stands: half a number or word would become a value.

/** A stretch of a text that may be JSON. */
export interface JsonSlice {
  /** Balanced: one that was cut off is closed after its last finished member. */
  readonly text: string;
  /** Offset after its last character in the source. */
  readonly end: number;
}

interface Scan {
  /** The closing brackets that are due, innermost last. */
  readonly due: string[];
  /** Where the last comma of the outermost level stands, or its opening bracket. */
  lastBreak: number;
  /** Whether a colon came after it. */
  colon: boolean;
  /** The quote of the string that is open, if any. */
  quote: string | undefined;
  /** The last character that is no white space. */
  previous: string;
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Takes the object or array that opens at an offset; undefined when nothing of it is finished. */
export function sliceJson(source: string, start: number): JsonSlice | undefined {
  const scan: Scan = { due: [], lastBreak: start, colon: false, quote: undefined, previous: '' };
  for (let index = start; index < source.length; index++) {
    if (scan.quote !== undefined && source[index] === '\\') index++;
    else step(scan, source, index);
    if (scan.due.length === 0) return { text: source.slice(start, index + 1), end: index + 1 };
  }
  return closeCut(source, start, scan);
}

function step(scan: Scan, source: string, index: number): void {
  const character = source.charAt(index);
  if (scan.quote !== undefined) {
    if (character === scan.quote && endsString(source, index)) {
      scan.quote = undefined;
      scan.previous = character;
    }
    return;
  }
  if (opensString(scan, character)) scan.quote = character;
  else if (CLOSING[character]) scan.due.push(CLOSING[character]);
  else if (character === scan.due.at(-1)) scan.due.pop();
  else if (scan.due.length === 1 && character === ',') markBreak(scan, index);
  else if (scan.due.length === 1 && character === ':') scan.colon = true;
  if (/\S/.test(character)) scan.previous = character;
}

function markBreak(scan: Scan, index: number): void {
  scan.lastBreak = index;
  scan.colon = false;
}

/** An apostrophe opens a string only where a key or a value may begin. */
function opensString({ previous }: Scan, character: string): boolean {
  return character === '"' || (character === "'" && '{[,:'.includes(previous));
}

/** A single quote inside a word is an apostrophe. */
function endsString(source: string, index: number): boolean {
  return source[index] === '"' || /^\s*(?:[:,}\]]|$)/.test(source.slice(index + 1, index + 40));
}

/**
 * How a member ends that nothing can be missing of. Behind twenty decimals no further one changes a number; small models
 * under a grammar go on with them until they are cut off.
 */
const FINISHED = /["'}\]]\s*$|\b(?:true|false|null|None|True|False)\s*$|\d\s+$|\d\.\d{20,}$/;

/** The last member counts when nothing of it can be missing: its key has its value, and that is finished. */
function closeCut(source: string, start: number, scan: Scan): JsonSlice | undefined {
  const outermost = scan.due[0];
  const rest = source.slice(scan.lastBreak + 1);
  const whole = scan.due.length === 1 && scan.quote === undefined && FINISHED.test(rest);
  const finished = whole && (scan.colon || outermost === ']');
  if (!finished && scan.lastBreak === start) return undefined;
  const text = finished ? source.slice(start) : source.slice(start, scan.lastBreak);
  return { text: text + outermost, end: source.length };
}
