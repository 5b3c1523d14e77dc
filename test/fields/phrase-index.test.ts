import { describe, expect, it } from 'vitest';
import { readAside } from '../../src/fields/text.js';
import { preparePhrase } from '../../src/fields/words/phrase.js';
import { findPhrase } from '../../src/fields/words/phrase-finder.js';
import { phrasesOf } from '../../src/fields/words/phrase-index.js';

const NAMES = [
  ...['acier', 'acier inoxydable', 'chêne massif', 'Wi-Fi', 'soft close', 'IP67', 'A++', 'M8', 'G 1/2', 'classe A'],
  ...['Stahl', 'Tisch', 'Deckenmontage', 'Wandmontage', 'grau', 'black', 'color', 'stainless steel', 'sans', 'B', '2'],
  // So many others that a text has fewer words than there are phrases.
  ...Array.from({ length: 300 }, (_, at) => `modèle ${String.fromCharCode(97 + (at % 26))}${at}`),
  ...Array.from({ length: 300 }, (_, at) => `autrement${String.fromCharCode(97 + (at % 26), 97 + (at >> 5))}`),
];
const phrases = NAMES.flatMap((name) => {
  const phrase = preparePhrase(name);
  return phrase ? [{ name, phrase }] : [];
});
const TEXTS = [
  'Table en chêne massif, pieds en acier inoxydable, finition huilée',
  'Aciers et WiFi, soft-close, softclose, classe énergétique A++, classe A, taille 2',
  'Leuchte IP66/67 aus Stahl, dunkelgrau, für Wand- und Deckenmontage, mit dem Gehäuse',
  'Der Holztisch mit der Edelstahlplatte und dem Gewinde M8x40 ist für die Küche',
  'steel, stainless; BlackCOLOR tap G1/2, without B',
  'une autre chose',
];

describe('the phrases that may stand in a text', () => {
  it('are all that stand in it, in their order, and hardly any other', () => {
    const names = new Set<string>();
    for (const source of TEXTS) {
      const text = readAside(source);
      const standing = phrases.filter(({ phrase }) => findPhrase(phrase, text).length > 0);
      const mayStand = phrasesOf(phrases, text);
      expect(mayStand.filter((one) => standing.includes(one))).toEqual(standing);
      expect(mayStand.length).toBeLessThan(phrases.length / 4);
      for (const { name } of standing) names.add(name);
    }
    expect(names.size).toBeGreaterThan(15);
  });

  it('are taken to be all where a text has more words than there are phrases', () => {
    const few = phrases.slice(0, 3);
    expect(phrasesOf(few, readAside(TEXTS[0] ?? ''))).toEqual(few);
  });
});
