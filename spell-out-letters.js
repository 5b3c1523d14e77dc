// Writes \p{L} in the patterns of a source out as ranges. For each one that stands in a pattern V8 asks ICU for all letters, at
// every compilation of that pattern, which was a third of the instructions of a cold lookup.
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

/** A source in which each \p{L} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source) {
  if (!source.includes('\\p{L}')) return source;
  return [...tokensOf(source)].map(({ type, value }) => spellToken(type, value)).join('');
}

function spellToken(type, value) {
  if (type === 'RegularExpressionLiteral') return spellPattern(value, '\\', LETTERS);
  if (type !== 'StringLiteral' && type !== 'NoSubstitutionTemplate' && !type.startsWith('Template')) return value;
  const isRaw = !value.includes('\\\\p{L}');
  return isRaw ? spellPattern(value, '\\', LETTERS) : spellPattern(value, '\\\\', LETTERS.replaceAll('\\', '\\\\'));
}

/** @param mark what a backslash is in this kind of token */
function spellPattern(pattern, mark, letters) {
  const letter = `${mark}p{L}`;
  let [spelt, isInClass] = ['', false];
  for (let at = 0; at < pattern.length; ) {
    const isLetter = pattern.startsWith(letter, at);
    const part = isLetter ? letter : pattern.slice(at, pattern.startsWith(mark, at) ? at + mark.length + 1 : at + 1);
    spelt += isLetter ? (isInClass ? letters : `[${letters}]`) : part;
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
