import { type Context, createContext, Script } from 'node:vm';
import type { RE2JS } from 're2js';
import { UserError } from '../errors.js';
import { endOfClass, patternCost } from '../text/pattern-cost.js';
import { compilePattern } from '../text/patterns.js';
import { linearEngine } from './linear-engine.js';

/** Where a pattern was found, and its groups; UTF-16 offset. */
export interface PatternMatch {
  readonly index: number;
  /** All of it, then each group; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression that a user wrote, which no text can make run for long. */
export interface UserPattern {
  readonly groupCount: number;
  test(text: string): boolean;
  /** The first place; undefined when there is none. */
  first(text: string): PatternMatch | undefined;
  /** All places that do not overlap and are not empty. */
  all(text: string): Generator<PatternMatch>;
}

/** From this number of ways on in which a place can be tried, going back and trying again may take long. */
const MANY_WAYS = 1000;

const compiled = new Map<string, UserPattern>();

/**
 * Compiles a user's regular expression: with JavaScript's own engine where it can only be quick, otherwise with RE2's,
 * whose time is linear in the text (re2js, since the native re2 cannot be installed on every Node).
 * @throws SyntaxError when it is none
 * @throws UserError for what takes long and RE2 cannot do: look-around, back references
 */
export function userPattern(source: string): UserPattern {
  const known = compiled.get(source);
  if (known) return known;
  // Says what is wrong with it without the flag that searching needs.
  compilePattern(source);
  const plain = compilePattern(source, 'g');
  const pattern = patternCost(source).ways <= MANY_WAYS ? quickPattern(plain) : linearPattern(source);
  compiled.set(source, pattern);
  return pattern;
}

/**
 * The same for a pattern that is stored already, maybe by a version that took any: one that RE2 cannot do is run where it can
 * be ended, and then finds nothing.
 */
export function storedPattern(source: string): UserPattern {
  const known = stored.get(source);
  if (known) return known;
  const pattern = unlessRefused(source) ?? guardedPattern(source);
  stored.set(source, pattern);
  return pattern;
}

const stored = new Map<string, UserPattern>();

function unlessRefused(source: string): UserPattern | undefined {
  try {
    return userPattern(source);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Milliseconds that a text may take a pattern which cannot be run in linear time. */
const PATIENCE = 100;

function guardedPattern(source: string): UserPattern {
  const context = createContext({ regex: compilePattern(source, 'g'), text: '' });
  const script = new Script('[...text.matchAll(regex)].map((found) => ({ index: found.index, groups: [...found] }))');
  let last: { readonly text: string; readonly found: readonly PatternMatch[] } | undefined;
  const find = (text: string): readonly PatternMatch[] => {
    if (last?.text === text) return last.found;
    context.text = text;
    last = { text, found: runWithin(script, context) };
    return last.found;
  };
  return {
    groupCount: (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1,
    test: (text) => find(text).length > 0,
    first: (text) => find(text)[0],
    *all(text) {
      for (const found of find(text)) if (found.groups[0] !== '') yield found;
    },
  };
}

function runWithin(script: Script, context: Context): readonly PatternMatch[] {
  try {
    return script.runInContext(context, { timeout: PATIENCE }) as readonly PatternMatch[];
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return [];
    throw error;
  }
}

function quickPattern(regex: RegExp): UserPattern {
  const first = (text: string) => {
    regex.lastIndex = 0;
    const found = regex.exec(text);
    return found ? { index: found.index, groups: [...found] } : undefined;
  };
  return {
    groupCount: (new RegExp(`${regex.source}|`, regex.flags.replace('g', '')).exec('')?.length ?? 1) - 1,
    test: (text) => first(text) !== undefined,
    first,
    *all(text) {
      for (const found of text.matchAll(regex)) if (found[0] !== '') yield { index: found.index, groups: [...found] };
    },
  };
}

function linearPattern(source: string): UserPattern {
  const regex = compileLinear(source);
  const matchOf = (matcher: ReturnType<RE2JS['matcher']>): PatternMatch => ({
    index: matcher.start(),
    groups: Array.from({ length: regex.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined),
  });
  return {
    groupCount: regex.groupCount(),
    test: (text) => regex.matcher(text).find(),
    first(text) {
      const matcher = regex.matcher(text);
      return matcher.find() ? matchOf(matcher) : undefined;
    },
    *all(text) {
      const matcher = regex.matcher(text);
      while (matcher.find()) if (matcher.start() < matcher.end()) yield matchOf(matcher);
    },
  };
}

function compileLinear(source: string): RE2JS {
  try {
    const engine = linearEngine();
    return engine.compile(engine.translateRegExp(withWideSpaces(source)));
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(
      `the pattern ${JSON.stringify(source)} could take for ever on some text, and cannot be run in another way (${message}): write it without look-around and back references, or repeat at most so often, as in {1,20}`,
      'pattern',
      2,
      { cause: error },
    );
  }
}

/** What JavaScript takes for white space, and RE2 does not. */
const SPACES = '\\s\\v\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

function withWideSpaces(source: string): string {
  let written = '';
  for (let at = 0; at < source.length; ) {
    const end = source[at] === '[' ? endOfClass(source, at) : at + (source[at] === '\\' ? 2 : 1);
    const part = source.slice(at, end);
    if (part === '\\s') written += `[${SPACES}]`;
    else if (part === '\\S') written += `[^${SPACES}]`;
    else written += part.startsWith('[') ? part.replace(/\\[\s\S]/g, (sign) => (sign === '\\s' ? SPACES : sign)) : part;
    at = end;
  }
  return written;
}
