import type { Locale } from '../field.js';
import type { Word } from '../words/words.js';

/** Folded words for what is measured that one language has alone; German ones stand at the end of longer ones, too. */
const MEASURES: Readonly<Record<Locale, RegExp>> = {
  en: /^(?:width|height|depth|length|weight|diameter|thickness)$/,
  fr: /^(?:largeur|hauteur|profondeur|longueur|epaisseur|diametre|poids|puissance|debit|contenance|vitesse|pression|courant|entraxe|encombrement|masse|intensite|larg|haut)$/,
  de: /(?:breite|hohe|tiefe|lange|dicke|starke|durchmesser|gewicht|leistung|spannung|drehmoment|drehzahl|kapazitat|abmessung|abmessungen|druck|strom|flache|inhalt|querschnitt|volumen|fordermenge|abstand|weite)$/,
};

/**
 * The language of a text by what it calls its measures: a list such as `Largeur 60,500 cm` holds no small word that
 * tells it, and how it writes decimals goes by the language.
 * @returns undefined when it names none, or as many in two languages
 */
export function languageOfMeasures(words: readonly Word[]): Locale | undefined {
  const counts = { en: 0, fr: 0, de: 0 };
  const locales = Object.keys(MEASURES) as Locale[];
  for (const { folded } of words) for (const locale of locales) if (MEASURES[locale].test(folded)) counts[locale]++;
  const [first, second] = locales.toSorted((a, b) => counts[b] - counts[a]);
  return first && second && counts[first] > counts[second] ? first : undefined;
}
