import { UserError } from '../../errors.js';
import { patternCost } from '../../text/pattern-cost.js';
import { userPattern } from '../user-pattern.js';

/** A pattern that JavaScript understands, or why there is none. */
export type PhpPattern = { readonly pattern: string } | { readonly problem: string };

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** What each POSIX class stands for within brackets. */
const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '\\d',
  alnum: 'A-Za-z\\d',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: 'A-Fa-f\\d',
  punct: '!-\\/:-@\\[-`{-~',
  word: '\\w',
};

/**
 * Translates a regular expression as PHP writes it (PCRE with delimiters and flags: `/^\d{4}$/i`, `#^a#u`) into one of
 * JavaScript that finds the same in a text of one line.
 * @returns what cannot be translated, in words, in place of a pattern
 */
export function translatePhpPattern(source: string): PhpPattern {
  const given = source.trim();
  const [opening = ''] = given;
  if (opening === '' || /[\w\s\\]/.test(opening)) return { problem: 'it has no delimiters' };
  const end = given.lastIndexOf(CLOSING[opening] ?? opening);
  if (end <= 0) return { problem: 'it does not end' };
  const flags = given.slice(end + 1);
  const unknown = /[^imsuxUDAS\s]/.exec(flags)?.[0];
  if (unknown) return { problem: `its flag ${unknown}` };
  return translateBody(given.slice(1, end), flags);
}

function translateBody(given: string, flags: string): PhpPattern {
  let body = given;
  let caseless = flags.includes('i');
  const inline = /^\(\?([imsu]+)\)/.exec(body);
  if (inline) {
    caseless ||= (inline[1] ?? '').includes('i');
    body = body.slice(inline[0].length);
  }
  if (flags.includes('x')) body = withoutComments(body);
  const problem = problemIn(body);
  if (problem) return { problem };
  let pattern = body
    .replace(/\[:(\^?)(\w+):\]/g, (_, not: string, name: string) => (not ? '' : (CLASSES[name] ?? '')))
    .replace(/\(\?P</g, '(?<')
    .replace(/\\([AzZhe])/g, (_, letter: string) => ({ A: '^', z: '$', Z: '$', h: '[ \\t]', e: '\\x1b' })[letter] ?? '')
    .replace(/\\x\{([\da-f]{1,6})\}/gi, (_, code: string) => `\\u{${code}}`);
  if (caseless) pattern = inBothCases(pattern);
  if (flags.includes('A')) pattern = `^(?:${pattern})`;
  try {
    userPattern(pattern);
  } catch (error) {
    // What looks around and repeats nothing that repeats itself is quick in values, which are short.
    if (!(error instanceof UserError)) return { problem: 'it is no pattern' };
    if (patternCost(pattern).nested) return { problem: 'it may take for ever' };
  }
  return { pattern };
}

/** With the flag x, spaces and what stands behind a number sign are for people. */
function withoutComments(body: string): string {
  return body.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#[^\n]*/g, (part) => (/^[\s#]/.test(part) ? '' : part));
}

function problemIn(body: string): string | undefined {
  const bare = body.replace(/\\[\\[\](){}+?*.^$|/-]/g, '_');
  if (/[+*?}]\+/.test(bare)) return 'a possessive repeat';
  if (/\(\?>/.test(bare)) return 'an atomic group';
  if (/\(\?(?:R|\d|&|P>|\(|\||#)|\(\*/.test(bare)) return 'a group that only PHP knows';
  if (/\\[GKRXQE]/.test(bare)) return 'an escape that only PHP knows';
  return undefined;
}

/** Letters stand for both cases, outside and inside of brackets. */
function inBothCases(pattern: string): string {
  return pattern.replace(/\\(?:[pPxu]\{[^}]*\}|k<[^>]*>|.)|\(\?<[^>=!]*>|\[\^?(?:\\.|[^\]\\])*\]|\p{L}/gu, (part) => {
    if (part.startsWith('[')) return bracketsInBothCases(part);
    if (part.startsWith('\\') || part.startsWith('(')) return part;
    const [lower, upper] = [part.toLowerCase(), part.toUpperCase()];
    return lower === upper || upper.length !== part.length ? part : `[${lower}${upper}]`;
  });
}

function bracketsInBothCases(brackets: string): string {
  return brackets.replace(/\\(?:[pPxu]\{[^}]*\}|.)|(\p{L})-(\p{L})|\p{L}/gu, (part, first?: string, last?: string) => {
    if (part.startsWith('\\')) return part;
    const other = part === part.toLowerCase() ? part.toUpperCase() : part.toLowerCase();
    const sameLength = other.length === part.length && other !== part;
    return sameLength && (first === undefined || sameCase(first, last ?? '')) ? part + other : part;
  });
}

function sameCase(first: string, last: string): boolean {
  return (first === first.toLowerCase()) === (last === last.toLowerCase());
}
