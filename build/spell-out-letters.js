// Writes \p{L} and \p{N} in the patterns of a source out as ranges. For each one that stands in a pattern V8 asks ICU for all
// letters or numbers, at every compilation of that pattern, which was a third of the instructions of a cold lookup.
import { readFileSync } from 'node:fs';
import tokensOf from 'js-tokens';

/**
 * As \p{L} has them for Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese and Korean; of the other scripts whole
 * blocks, with their marks and digits, since each range costs.
 */
const LETTERS = [
  'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02c1\\u02c6-\\u02d1\\u02e0-\\u02e4\\u02ec\\u02ee\\u0370-\\u0374\\u0376-\\u037d\\u037f\\u0386\\u0388-\\u03f5',
  '\\u03f7-\\u0481\\u048a-\\u0559\\u0560-\\u0588\\u05d0-\\u05ea\\u05ef-\\u05f2\\u0620-\\u064a\\u066e-\\u06d3\\u0710-\\u0e3a\\u0e40-\\u1fff',
  '\\u207f\\u2113\\u2126\\u212a\\u212b\\u2c00-\\u2dff\\u3005\\u3006\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u318e',
  '\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\ud7ff\\uf900-\\ufdfb\\ufe70-\\ufefc\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc',
  '\\u{10000}-\\u{1bfff}\\u{1d400}-\\u{1d7cb}\\u{1e000}-\\u{1e9ff}\\u{20000}-\\u{323af}',
].join('');

/** As \p{N} has them for the digits of Europe, Arabic, Hindi, Bengali and Thai, and for raised, circled and Chinese numbers. */
const NUMBERS = [
  '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe\\u0660-\\u0669\\u06f0-\\u06f9\\u07c0-\\u07c9\\u0966-\\u096f\\u09e6-\\u09ef\\u0e50-\\u0e59',
  '\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2150-\\u2182\\u2185-\\u2189\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793\\u3007',
  '\\u3021-\\u3029\\u3038-\\u303a\\u3192-\\u3195\\u3220-\\u3229\\u3248-\\u324f\\u3251-\\u325f\\u3280-\\u3289\\u32b1-\\u32bf',
  '\\uff10-\\uff19',
].join('');

const SPELT = { 'p{L}': LETTERS, 'p{N}': NUMBERS };
const NAME_LENGTH = 'p{L}'.length;

/** A source in which each \p{L} and \p{N} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source) {
  if (!/\\p\{[LN]\}/.test(source)) return source;
  return [...tokensOf(source)].map(({ type, value }) => spellToken(type, value)).join('');
}

function spellToken(type, value) {
  if (type === 'RegularExpressionLiteral') return spellPattern(value, '\\');
  if (type !== 'StringLiteral' && type !== 'NoSubstitutionTemplate' && !type.startsWith('Template')) return value;
  return spellPattern(value, /\\\\p\{[LN]\}/.test(value) ? '\\\\' : '\\');
}

/** @param mark what a backslash is in this kind of token */
function spellPattern(pattern, mark) {
  let [spelt, isInClass] = ['', false];
  for (let at = 0; at < pattern.length; ) {
    const isEscape = pattern.startsWith(mark, at);
    const name = isEscape ? pattern.slice(at + mark.length, at + mark.length + NAME_LENGTH) : '';
    const ranges = SPELT[name]?.replaceAll('\\', mark);
    const part = ranges ? mark + name : pattern.slice(at, isEscape ? at + mark.length + 1 : at + 1);
    spelt += ranges ? (isInClass ? ranges : `[${ranges}]`) : part;
    if (part === '[' || part === ']') isInClass = part === '[';
    at += part.length;
  }
  return spelt;
}

/** The same for esbuild. */
export const withLettersSpeltOut = {
  name: 'letters-spelt-out',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, ({ path }) => {
      return { contents: spellOutLetters(readFileSync(path, 'utf8')), loader: 'ts' };
    });
  },
};
