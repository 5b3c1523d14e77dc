const WORDS = {
  fr: 'de la le les du des et en à avec sans pour par sur au aux un une pas non livré fourni inclus incluse'.split(' '),
  en: 'the and with for of to in on or not no by from per is at included includes both only supplied sold'.split(' '),
  de: 'mit und ohne für aus von im bis der das zum nicht inkl bei oder je auf'.split(' '),
};

/** The language of a short text, by its function words and its letters; undefined when they do not tell. */
export function guessLanguage(text: string): 'fr' | 'en' | 'de' | undefined {
  const lower = text.toLowerCase();
  const words = lower.match(/\p{L}+/gu) ?? [];
  const hits = {
    fr: count(words, WORDS.fr) + (lower.match(/[éèêàçîôùâ]/g)?.length ?? 0),
    en: count(words, WORDS.en),
    de: count(words, WORDS.de) + (lower.match(/[äöüß]/g)?.length ?? 0),
  };
  const [first, second] = (['fr', 'en', 'de'] as const).toSorted((a, b) => hits[b] - hits[a]);
  return first && second && hits[first] > hits[second] ? first : undefined;
}

function count(words: readonly string[], known: readonly string[]): number {
  return words.filter((word) => known.includes(word)).length;
}
