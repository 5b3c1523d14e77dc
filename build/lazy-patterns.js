// Has the patterns that a program makes as it is loaded made at their first use: V8 reads each pattern through when it makes it,
// and a command line uses a third of them.
import tokensOf from 'js-tokens';

/** Names that patterns alone have; esbuild gives no other variable in a file the name of one at its top. */
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;

/** What may stand in a `new RegExp(…)` that is put off, beside strings and constants: nothing that could be different later. */
const PURE = new Set(['RegExp', 'String', 'raw', 'join', 'replaceAll', 'source', '.', ',', '+', '(', ')']);

/** A bundle in which each `var NAME = /…/;` or `new RegExp(…)` at the top is made where NAME is first read. */
export function makePatternsLate(source) {
  const tokens = [...tokensOf(source)].map((token) => ({ ...token }));
  const patterns = patternsAtTop(tokens);
  for (const name of unfitNames(tokens, patterns)) patterns.delete(name);
  // Its own constants may be patterns too, so that a pattern is written out from its tokens, as all else is.
  const write = (from, to) => {
    let written = '';
    for (let at = from; at < to; at++) {
      const found = patterns.get(tokens[at].value);
      if (found?.name === at) {
        written += tokens[at].value;
        at = found.end - 1;
      } else
        written +=
          found && isRead(tokens, at) ? `(${tokens[at].value} ??= ${write(found.start, found.end)})` : tokens[at].value;
    }
    return written;
  };
  return write(0, tokens.length);
}

/** By name, where it is declared and from which token to which its pattern stands. */
function patternsAtTop(tokens) {
  const found = new Map();
  let depth = 0;
  tokens.forEach(({ value }, at) => {
    if (depth === 0 && value === 'var' && CONSTANT.test(tokens[at + 2]?.value ?? '') && tokens[at + 4]?.value === '=') {
      const [start, end] = [at + 6, endOfPattern(tokens, at + 6)];
      if (end !== undefined) found.set(tokens[at + 2].value, { name: at + 2, start, end });
    }
    if (OPENING.has(value)) depth++;
    if (CLOSING.has(value)) depth--;
  });
  return found;
}

const OPENING = new Set(['{', '(', '[']);
const CLOSING = new Set(['}', ')', ']']);

/** The token behind a pattern that nothing else is done with. */
function endOfPattern(tokens, start) {
  if (tokens[start]?.type === 'RegularExpressionLiteral')
    return tokens[start + 1]?.value === ';' ? start + 1 : undefined;
  if (tokens[start]?.value !== 'new' || tokens[start + 2]?.value !== 'RegExp') return undefined;
  for (let at = start + 2; at < tokens.length; at++) {
    const { type, value } = tokens[at];
    if (value === ';') return at;
    const isText = /^(?:String|NoSubst|Template|White|LineTerm)/.test(type);
    if (!isText && !PURE.has(value) && !CONSTANT.test(value)) return undefined;
  }
  return undefined;
}

/** Those that are no constants, which no file of this program has, and those that are exported. */
function unfitNames(tokens, patterns) {
  const isUnfit = ({ value }, at) =>
    patterns.has(value) &&
    patterns.get(value).name !== at &&
    (ASSIGNS.test(next(tokens, at)) || DECLARES.test(previous(tokens, at)) || isShorthand(tokens, at));
  return tokens.filter(isUnfit).map(({ value }) => value);
}

const ASSIGNS = /^(?:=|[^=!<>]+=)$/;
const DECLARES = /^(?:var|let|const|function|class)$/;

/** Not where it is a property's name. */
const isRead = (tokens, at) => {
  const [before, after] = [previous(tokens, at), next(tokens, at)];
  return tokens[at].type === 'IdentifierName' && !/^\??\.$/.test(before) && !(after === ':' && /^[{,]$/.test(before));
};

/** Whether it is both name and value of a property: `{ NAME }`. */
function isShorthand(tokens, at) {
  if (!/^[{,]$/.test(previous(tokens, at)) || !/^[},]$/.test(next(tokens, at))) return false;
  let depth = 0;
  for (let before = at - 1; before >= 0; before--) {
    const { value } = tokens[before];
    if (CLOSING.has(value)) depth++;
    if (OPENING.has(value) && depth-- === 0) return value === '{';
  }
  return false;
}

const isBlank = ({ type }) => /^(?:White|LineTerm|SingleLineC|MultiLineC)/.test(type);

function previous(tokens, at) {
  for (let before = at - 1; before >= 0; before--) if (!isBlank(tokens[before])) return tokens[before].value;
  return '';
}

function next(tokens, at) {
  for (let after = at + 1; after < tokens.length; after++) if (!isBlank(tokens[after])) return tokens[after].value;
  return '';
}
