import { describe, expect, it } from 'vitest';
import { wordsAround } from '../../../src/output/review/words-around.js';

/** The words around the part between the marks. */
function around(marked: string): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return wordsAround(marked.replace(/[⟦⟧]/g, ''), { start, end });
}

const LONG = 'mot '.repeat(40).trim();

describe('the words around evidence', () => {
  it.each([
    ['all of a short text', 'Lavabo ⟦blanc⟧ de 60 cm', 'Lavabo blanc de 60 cm'],
    ['some of a long one, cut between words', `${LONG} ⟦60 cm⟧ ${LONG}`, /^…(mot ){24}60 cm( mot){24}…$/],
    ['one line', 'a\n\n⟦b⟧\r\n\tc', 'a b c'],
    ['no tags', '<p class="x">Largeur</p><td>⟦60&nbsp;cm⟧</td><br/>bois', 'Largeur 60 cm bois'],
    ['signs that are no tags', 'débit < 30 l/min > ⟦5⟧ bar, A<B', 'débit < 30 l/min > 5 bar, A<B'],
    ['no part of a tag that is cut', `<img src="${'x'.repeat(900)}">⟦rouge⟧<img src="${'x'.repeat(900)}">`, '…rouge…'],
    ['characters of entities', 'c&eacute;ramique ⟦émaill&eacute;e⟧ &amp; bois', 'céramique émaillée & bois'],
  ])('are %s', (_, marked, expected) => {
    if (typeof expected === 'string') expect(around(marked)).toBe(expected);
    else expect(around(marked)).toMatch(expected);
  });
});
