const OTHER = /[\u00ad\u2000-\u200d\u2060\u3000\ufeff\uff01-\uff5e]/;
/** Between letters they only say where a line may break. */
const SOFT = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WIDE_SPACE = /[\u2000-\u2006\u2008\u200a\u3000]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** A text with plain digits, letters and blanks for soft, zero-width and full-width ones; as long as the text, so that offsets hold. */
export function plainSource(source: string): string {
  if (!OTHER.test(source)) return source;
  return source
    .replace(SOFT, ' ')
    .replace(WIDE_SPACE, ' ')
    .replaceAll('\u2007', '\u00a0')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** A word without its soft and zero-width characters. */
export function withoutSoft(word: string): string {
  return word.replace(SOFT, '');
}
