// Writes \p{L}, \p{Lu}, \p{Ll} and \p{N} in the patterns of a source out as ranges. For each one that stands in a pattern V8 asks ICU for all
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

/** As \p{Lu} has them in the alphabets of Europe; not those that only Vietnamese and Africa's languages write. */
const CAPITALS = [
  'A-Z\\xc0-\\xd6\\xd8-\\xde\\u0100\\u0102\\u0104\\u0106\\u0108\\u010a\\u010c\\u010e\\u0110\\u0112\\u0114\\u0116\\u0118',
  '\\u011a\\u011c\\u011e\\u0120\\u0122\\u0124\\u0126\\u0128\\u012a\\u012c\\u012e\\u0130\\u0132\\u0134\\u0136\\u0139',
  '\\u013b\\u013d\\u013f\\u0141\\u0143\\u0145\\u0147\\u014a\\u014c\\u014e\\u0150\\u0152\\u0154\\u0156\\u0158\\u015a',
  '\\u015c\\u015e\\u0160\\u0162\\u0164\\u0166\\u0168\\u016a\\u016c\\u016e\\u0170\\u0172\\u0174\\u0176\\u0178\\u0179',
  '\\u017b\\u017d\\u0218\\u021a\\u0370\\u0372\\u0376\\u037f\\u0386\\u0388-\\u038a\\u038c\\u038e\\u038f\\u0391-\\u03a1',
  '\\u03a3-\\u03ab\\u03cf\\u03d2-\\u03d4\\u03d8\\u03da\\u03dc\\u03de\\u03e0\\u03e2\\u03e4\\u03e6\\u03e8\\u03ea\\u03ec',
  '\\u03ee\\u03f4\\u03f7\\u03f9\\u03fa\\u03fd-\\u042f\\u0490\\u1e9e',
].join('');

/** As \p{Ll} has them, likewise. */
const SMALL_LETTERS = [
  'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff\\u0101\\u0103\\u0105\\u0107\\u0109\\u010b\\u010d\\u010f\\u0111\\u0113\\u0115\\u0117',
  '\\u0119\\u011b\\u011d\\u011f\\u0121\\u0123\\u0125\\u0127\\u0129\\u012b\\u012d\\u012f\\u0131\\u0133\\u0135',
  '\\u0137\\u0138\\u013a\\u013c\\u013e\\u0140\\u0142\\u0144\\u0146\\u0148\\u0149\\u014b\\u014d\\u014f\\u0151\\u0153',
  '\\u0155\\u0157\\u0159\\u015b\\u015d\\u015f\\u0161\\u0163\\u0165\\u0167\\u0169\\u016b\\u016d\\u016f\\u0171\\u0173',
  '\\u0175\\u0177\\u017a\\u017c\\u017e\\u017f\\u0219\\u021b\\u0371\\u0373\\u0377\\u037b-\\u037d\\u0390\\u03ac-\\u03ce',
  '\\u03d0\\u03d1\\u03d5-\\u03d7\\u03d9\\u03db\\u03dd\\u03df\\u03e1\\u03e3\\u03e5\\u03e7\\u03e9\\u03eb\\u03ed',
  '\\u03ef-\\u03f3\\u03f5\\u03f8\\u03fb\\u03fc\\u0430-\\u045f\\u0491',
].join('');

const SPELT = { 'p{L}': LETTERS, 'p{Lu}': CAPITALS, 'p{Ll}': SMALL_LETTERS, 'p{N}': NUMBERS };
const NAME = /p\{(?:L[lu]?|N)\}/y;

/** A source in which each \p{L}, \p{Lu}, \p{Ll} and \p{N} of a pattern, or of a string that becomes part of one, is spelt out. */
export function spellOutLetters(source) {
  if (!/\\p\{(?:L[lu]?|N)\}/.test(source)) return source;
  return [...tokensOf(source)].map(({ type, value }) => spellToken(type, value)).join('');
}

function spellToken(type, value) {
  if (type === 'RegularExpressionLiteral') return spellPattern(value, '\\');
  if (type !== 'StringLiteral' && type !== 'NoSubstitutionTemplate' && !type.startsWith('Template')) return value;
  return spellPattern(value, /\\\\p\{(?:L[lu]?|N)\}/.test(value) ? '\\\\' : '\\');
}

/** @param mark what a backslash is in this kind of token */
function spellPattern(pattern, mark) {
  let [spelt, isInClass] = ['', false];
  for (let at = 0; at < pattern.length; ) {
    const isEscape = pattern.startsWith(mark, at);
    NAME.lastIndex = at + mark.length;
    const name = isEscape ? (NAME.exec(pattern)?.[0] ?? '') : '';
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
