const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  '⁄': '/',
};

/** Lower case without accents and ligatures (`Œ` → `oe`, `ß` → `ss`); other characters stay. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđðþ⁄]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The same as long as the text, so that offsets hold: of what becomes two letters, the first (`ß` → `s`). */
export function foldInPlace(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return text.replace(/[^\0-\x7f]/g, (sign) => fold(sign)[0] ?? ' ').toLowerCase();
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
