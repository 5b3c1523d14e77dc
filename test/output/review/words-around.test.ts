import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/input/html/read-html.js';
import { reviewRows } from '../../../src/output/review/review-table.js';
import { wordsAround } from '../../../src/output/review/words-around.js';
import { makeField } from '../../helpers/fields.js';

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
    ['lines without blank ones', 'a\n\n  ⟦b⟧\r\n\tc', 'a\nb\nc'],
    ['the end of a text', `${LONG} ⟦60 cm⟧`, /^…(mot ){24}60 cm$/],
    ['its beginning', `⟦60 cm⟧ ${LONG}`, /^60 cm( mot){24}…$/],
  ])('are %s', (_, marked, expected) => {
    if (typeof expected === 'string') expect(around(marked)).toBe(expected);
    else expect(around(marked)).toMatch(expected);
  });
});

describe('the context of a value', () => {
  const field = makeField('F');

  it.each([
    ['a plain text', 'Lavabo blanc, blanc cassé', 'blanc', 1, 'Lavabo blanc, blanc cassé'],
    [
      'HTML',
      "<script>var l = '60 cm';</script><p class='60 cm'>Largeur</p><table><tr><td>Hauteur</td><td>60&nbsp;cm</td></tr></table>",
      '60&nbsp;cm',
      0,
      'Largeur\nHauteur : 60 cm',
    ],
    [
      'entities',
      'c&eacute;ramique &eacute;maill&eacute;e &amp; bois',
      '&eacute;maill&eacute;e',
      0,
      'céramique émaillée & bois',
    ],
    ['signs that are no tags', 'débit < 30 l/min > 5 bar, A<B', '5 bar', 0, 'débit < 30 l/min > 5 bar, A<B'],
  ])('is read out of %s as the value was', (_, given, words, nth, context) => {
    let start = given.indexOf(words);
    for (let more = 0; more < nth; more++) start = given.indexOf(words, start + 1);
    const evidence = { text: readHtml(words).text, start, end: start + words.length, column: 'c' };
    const texts = [{ column: 'c', ...readHtml(given) }];
    const answers = [{ field: 'F', value: 'x', status: 'found' as const, evidence }];
    expect(reviewRows({ id: 1, answers, texts }, () => field, 'fr')[0]?.[8]).toBe(context);
  });

  it('is about the place where the value stands, not where its words stand first', () => {
    const given = `<p>60 cm ${LONG} ${LONG}</p><p>la hauteur de 60 cm</p>`;
    const start = given.lastIndexOf('60 cm');
    const answers = [
      {
        field: 'F',
        value: 60,
        status: 'found' as const,
        evidence: { text: '60 cm', start, end: start + 5, column: 'c' },
      },
    ];
    const [row] = reviewRows({ id: 1, answers, texts: [{ column: 'c', ...readHtml(given) }] }, () => field, 'fr');
    expect(row?.[8]).toMatch(/^…(mot )+mot\nla hauteur de 60 cm$/);
  });

  it('is the beginning of the texts where nothing was found', () => {
    const answers = [{ field: 'F', value: null, status: 'absent' as const }];
    const texts = ['Titre', LONG.repeat(5)].map((text, at) => ({ column: `c${at}`, ...readHtml(text) }));
    const [row] = reviewRows({ id: 1, answers, texts }, () => undefined, 'fr');
    expect(row?.slice(0, 4)).toEqual([1, 'Titre', 'F', '']);
    expect(String(row?.[8])).toMatch(/^Titre\nmot mot .*…$/);
    expect(String(row?.[8]).length).toBeLessThanOrEqual(501);
  });
});
