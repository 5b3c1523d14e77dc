import { markPattern } from './template-marks.js';

const MARKS = markPattern();

const DISARMED: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '[': '(',
  ']': ')',
  '|': '¦',
  '｜': '¦',
  '#': '♯',
  ':': '：',
};

/** What any of that is made of; most texts hold nothing of it, and one look is enough for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for, and code units are faster than properties.
const SUSPICIOUS = /[<[\]#]|\n\n[HA]|[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/;

/**
 * Takes the power out of template marks, control characters and halves of surrogate pairs in a text that others wrote.
 * The length stays the same.
 */
export function neutralise(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return text
    .replace(MARKS, (mark) => mark.replace(/[<>[\]|｜#]|:$/g, (sign) => DISARMED[sign] ?? sign))
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
