import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/input/html/read-html.js';
import { readProductText } from '../../../src/input/product-text.js';

const text = (source: string) => readHtml(source).text;

describe('reading HTML', () => {
  it.each([
    ['cells of a row', '<table><tr><td>Largeur</td><td>60 cm</td></tr></table>', 'Largeur : 60 cm'],
    ['a header beside its value', '<tr><th scope="row">Breite</th><td>60 cm</td></tr>', 'Breite : 60 cm'],
    [
      'cells that are not closed',
      '<TABLE><TR><TD>Width<TD>60 cm<TR><TD>Height<TD>9 cm</TABLE>',
      'Width : 60 cm\nHeight : 9 cm',
    ],
    ['a label with its colon', '<tr><td>Poids&nbsp;:</td><td>3 kg</td></tr>', 'Poids : 3 kg'],
    ['two pairs in a row', '<tr><td>A</td><td>1</td><td>B</td><td>2</td></tr>', 'A : 1\nB : 2'],
    ['a column of units', '<tr><td>Länge</td><td>12,5</td><td>cm</td></tr>', 'Länge : 12,5 cm'],
    ['units before numbers', '<tr><td>Länge</td><td>cm</td><td>12,5</td></tr>', 'Länge (cm) : 12,5'],
    [
      'values under their headers',
      '<table><thead><tr><th>Width</th><th>Height</th></tr></thead><tr><td>60 cm</td><td>90 cm</td></tr></table>',
      'Width : 60 cm\nHeight : 90 cm',
    ],
    ['a table without values', '<tr><td>Lavabo</td><td> </td></tr>', 'Lavabo'],
    ['a table for the layout', '<tr><td><p>Un</p><p>deux</p></td><td>trois</td></tr>', 'Un\ndeux\ntrois'],
    ['a table in a table', '<table><tr><td><table><tr><td>Farbe<td>rot</table></table>fin', 'Farbe : rot\nfin'],
    [
      'terms',
      '<dl><dt>Couleur</dt><dd>blanc</dd><dt>Pose</dt><dd><p>murale</p></dd></dl>',
      'Couleur : blanc\nPose : murale',
    ],
    ['items and breaks', '<ul>\n<li>acier</li>\n<li>60 cm</li></ul>a<br/>b', 'acier\n60 cm\na\nb'],
    ['line ends of the source', '<p>Température\n  minimale</p>', 'Température minimale'],
    ['line ends where no element makes lines', 'Largeur : <b>60</b> cm\nHauteur : 9', 'Largeur : 60 cm\nHauteur : 9'],
    ['entities', 'd&eacute;bit d&#39;eau &minus;20&deg;C &#xB1; 2 &euro;', "débit d'eau −20°C ± 2 €"],
    ['entities encoded over', 'd&amp;eacute;bit &amp;amp; co', 'débit & co'],
    [
      'elements encoded over',
      '&lt;p&gt;Largeur&lt;/p&gt;&lt;ul&gt;&lt;li&gt;bleu&lt;/li&gt;&lt;/ul&gt;',
      'Largeur\nbleu',
    ],
    ['a section of characters', '<![CDATA[<p>Farbe: <b>grau</b></p>]]>', 'Farbe: grau'],
    ['no-break spaces', 'L&nbsp;60 x P&nbsp;38', 'L 60 x P 38'],
    ['no-break spaces between thousands', '1&nbsp;750&nbsp;mm', '1\u00a0750 mm'],
    ['what is not visible', 'Kunst&shy;stoff, 60\u200bcm&#8203;\ufeff', 'Kunststoff, 60cm'],
    [
      'powers and fractions',
      '10<sup>3</sup> m<sup>2</sup>, 1<sup>1</sup>/<sub>2</sub>", H<sub>2</sub>O',
      '10³ m², 1 1/2", H2O',
    ],
    ['words that only elements part', '<b>Largeur</b>60 cm<span>Bleu</span>', 'Largeur 60 cmBleu'],
    ['half a word in an element', '<b>W</b>idth, Pla<i>stic</i>', 'Width, Plastic'],
    ['what is struck out', '<p>Largeur <del>50</del> 60 cm</p>', 'Largeur 60 cm'],
    ['what is hidden', '<p hidden>rouge</p><div style="x:y; display:none">vert</div>bleu', 'bleu'],
    [
      'scripts, styles and comments',
      '<script>"<td>rouge"</script><style>p{color:red}</style><!-- noir -->bleu',
      'bleu',
    ],
    ['attributes', '<img src="/noir.jpg" alt="bois"><a href="/red" title="verre">voir</a>', 'voir'],
    ['a tag that a limit cut off', '<p>bleu</p><a href="http://exam', 'bleu'],
    ['a quote that is not closed', '<p class="x>Largeur 60 cm</p><p>bleu</p>', 'Largeur 60 cm\nbleu'],
    ['a colon in a cell of its own', '<tr><td>Poids</td><td>:</td><td>3 kg</td></tr>', 'Poids : 3 kg'],
    [
      'label and value in elements',
      '<div><div>Étanche</div><div>non</div></div><div><p>Poids</p><p>3 kg</p></div>',
      'Étanche : non\nPoids : 3 kg',
    ],
    [
      'label and value in spans',
      '<ul><li><span>Couleur</span><span>rouge</span></li><li><b>Poids:</b> <span>3 kg</span></li></ul>',
      'Couleur : rouge\nPoids: 3 kg',
    ],
    ['two sentences in elements', '<div><p>Un lavabo.</p><p>Il est grand.</p></div>', 'Un lavabo.\nIl est grand.'],
    ['three parts', '<div><p>Étanche</p><p>non</p><p>rouge</p></div>', 'Étanche\nnon\nrouge'],
    ['end tags out of JSON', '<p>Largeur 60 cm<\\/p><br \\/>bleu', 'Largeur 60 cm\nbleu'],
    ['entities that are not closed', 'Largeur 60&nbspcm, d&eacutebit', 'Largeur 60 cm, débit'],
    ['numbers of characters in Windows-1252', '230&#150;240 V, 5 &#128;', '230–240 V, 5 €'],
    ['elements of makers', '<o:p>a</o:p><my-box data-x>b</my-box>', 'ab'],
  ])('reads %s', (_, source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it.each([
    'Niveau sonore < 30 dB, largeur <60 cm, A < B',
    'a <b and c> d',
    'haut <T-shirt> et <TAILLE: 40>',
    'modèle <Typ>, taille <S>, <B, fin <b',
    'x<y>z, 5 <p= 6',
    'R&D, AT&T, Marks & Spencer, &c, a&b;',
    'https://shop.example/?a=1&b=2',
    '{"width": "60", "a": "<60"}',
    '1 < 2 > 0 <= 3 <- <3',
  ])('leaves %s as it stands', (source) => {
    expect(text(source)).toBe(source);
  });

  it('takes time that grows with the length only', () => {
    const hostile = [
      '<div>',
      '<table><tr><td>x',
      '<p class="',
      '<a ',
      '&amp;',
      '<s>',
      '<li>',
      '<',
      '<b x ',
      '<dl><dt>',
    ];
    for (const part of hostile) expect(text(part.repeat(20_000)).length).toBeLessThan(600_000);
  });
});

const words = fc.constantFrom('Largeur', 'débit', '60 cm', 'm²', 'A & B', '< 30 dB', '1\u00a0750', 'été', '½');
const encode = (plain: string) =>
  plain.replace(
    /[&<>½²é\u00a0]/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;', é: '&eacute;' })[sign] ??
      `&#${sign.codePointAt(0)};`,
  );
const wrap = fc.constantFrom(
  (inner: string) => `<p>${inner}</p>`,
  (inner: string) => `<ul><li><b>${inner}</b></li></ul>`,
  (inner: string) => `<tr><td>Nom</td><td>${inner}</td></tr>`,
  (inner: string) => `<dl><dt>${inner}</dt><dd>oui</dd></dl><!-- x -->`,
  (inner: string) => `<div class="a">\n  ${inner}\n</div>`,
  (inner: string) => `<span>${inner}</span> et `,
);

describe('the places of what was read', () => {
  it('mark words in the source that read as these words', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, wrap), { minLength: 1, maxLength: 8 }), fc.boolean(), (parts, twice) => {
        const once = parts.map(([word, around]) => around(encode(word))).join('');
        const source = twice ? once.replace(/&/g, '&amp;').replace(/</g, '&lt;') : once;
        const { text: read, locate } = readHtml(source);
        let from = 0;
        for (const [word] of parts) {
          const start = read.indexOf(word, from);
          expect(start).toBeGreaterThanOrEqual(0);
          const place = locate({ start, end: start + word.length });
          expect(text(source.slice(place.start, place.end))).toBe(word);
          from = start + word.length;
        }
      }),
    );
  });

  it('name the column, and stand in its cell as it was given', async () => {
    const cells = [
      { column: 'Titre', text: 'Vasque <b>blanche</b>' },
      { column: 'Description', text: '<tr><td>Largeur</td><td>60&nbsp;cm</td></tr>' },
      { column: 'Note', text: 'posée à plat' },
    ];
    const { description, locate } = await readProductText(cells, 'auto');
    expect(description).toBe('Vasque blanche\nLargeur : 60 cm\nposée à plat');
    const find = (found: string) => {
      const start = description.indexOf(found);
      const { column, ...place } = locate({ text: found, start, end: start + found.length });
      return [column, cells.find((cell) => cell.column === column)?.text.slice(place.start, place.end)];
    };
    expect(find('blanche')).toEqual(['Titre', 'blanche']);
    expect(find('60 cm')).toEqual(['Description', '60&nbsp;cm']);
    expect(find('plat')).toEqual(['Note', 'plat']);
  });

  it('are those of the text itself when it is read as it stands', async () => {
    const given = [{ text: '<p>60&nbsp;cm</p>' }];
    const { description, locate } = await readProductText(given, 'never');
    expect(description).toBe(given[0]?.text);
    expect(locate({ text: '60', start: 3, end: 5 })).toEqual({ text: '60', start: 3, end: 5 });
  });
});
