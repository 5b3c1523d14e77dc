import type { Locale } from '../field.js';
import type { Word } from './words.js';

const SMALL_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  fr: 'le la les des du de et un une en au aux avec sans pour par sur dans est ou qui ce cette votre vous'.split(' '),
  en: 'the of and with for to is are or without by on from this that it your you be can has'.split(' '),
  de: 'der die das und mit ohne fur von zu im ist oder ein eine den dem des auf bei nicht aus wird sich'.split(' '),
};

const LOCALE_OF = new Map<string, Locale | undefined>();
for (const locale of ['fr', 'en', 'de'] as const) {
  for (const word of SMALL_WORDS[locale]) LOCALE_OF.set(word, LOCALE_OF.has(word) ? undefined : locale);
}

const ENOUGH = 2_000;

/** Letters that one of the languages has and the others have not; a list of features may hold no small word at all. */
const OWN_LETTERS: Readonly<Partial<Record<Locale, RegExp>>> = { fr: /[éèêàçùûîôœ]/i, de: /[äöüß]/i };

/** The language whose small words are the most frequent among the first words, or else whose letters alone stand in the text; undefined without a clear winner. */
export function guessLocale(source: string, words: readonly Word[]): Locale | undefined {
  const counts = { fr: 0, en: 0, de: 0 };
  for (let i = 0; i < words.length && i < ENOUGH; i++) {
    const locale = LOCALE_OF.get(words[i]?.folded ?? '');
    if (locale) counts[locale]++;
  }
  const [first, second] = (['fr', 'en', 'de'] as const).toSorted((a, b) => counts[b] - counts[a]);
  if (first && second && counts[first] > counts[second]) return first;
  return localeOfLetters(source.slice(0, words[ENOUGH]?.start));
}

/** Ends of German compounds that name products, and of no English or French word. */
const GERMAN_COMPOUND =
  /(?<!\p{L})\p{Lu}\p{Ll}{3,20}(?:rohr|rohre|blech|draht|schraube|schrauben|tisch|stuhl|schrank|regal|leuchte|schale|platte|becher|kanne|kiste|brett|leiste|zange|bohrer|schlauch|schuhe|jacke|tasche|sessel|teppich|vorhang|kissen|holz|stahl|leder|gehäuse|rahmen|optik|sofa|hocker|kommode)(?!\p{L})/u;

function localeOfLetters(source: string): Locale | undefined {
  const locales = (['fr', 'de'] as const).filter((locale) => OWN_LETTERS[locale]?.test(source));
  if (locales.length === 0 && GERMAN_COMPOUND.test(source)) return 'de';
  return locales.length === 1 ? locales[0] : undefined;
}
