/** A text that repeats one thing, as long as asked. */
export interface Shape {
  readonly name: string;
  /** @param length UTF-16 units that the text has */
  readonly make: (length: number) => string;
}

const UNITS = [
  '12 x ',
  '12x',
  '1/',
  '1-',
  '1,',
  '1.',
  '1 ',
  '12,5 x 3 ',
  '1 mm 2 mm ',
  '1 cm / 2 cm / ',
  'L 60 x l 40 x H 20 cm ',
  'L 60 x l 40 x H 20 cm\n',
  'Ø 60 ',
  'H 5 B 7 T 9 ',
  '18"W x 19"D, ',
  '(H x L x P) : ',
  'L x l x ',
  '1e9 ',
  '1e',
  'a1',
  'a-',
  'aB',
  'aaB',
  'a@',
  'a+',
  '+ ',
  'é',
  'Ø',
  '½',
  '1/2 ',
  '3 1/2" ',
  '٣',
  ' ',
  '\n',
  '"',
  '5\'11" ',
  ': ',
  'Farbe: ',
  'Largeur ',
  'Largeur : 60 ',
  'largeur de ',
  'avec télécommande non fournie ',
  'avec télécommande très très très très non fournie ',
  'non inclus ',
  'sans ',
  'nicht ohne ',
  'Decken- und ',
  'Edelstahlgehäuse ',
  'acier ',
  'acier inoxydable blanc mat ',
  'acier, ',
  'vingt ',
  'USB 2.0 ',
  '01 23 45 67 89 ',
  '2 x 60 W ',
  'entre 3 et 5 kg ',
  '1 000 ',
  '1 000 000',
  '1.000.000,',
  '100 000 €',
  'ref: 123-456-',
  'CouleurBlanc',
  'BlackCOLOR',
  'A++ ',
  '|',
  '- \n',
  '<td>60</td>',
  '&nbsp;',
];

/** Texts of one thing again and again: what backtracking, chains and pairs of neighbours are sensitive to. */
export const REPEATED: readonly Shape[] = UNITS.map((unit) => ({
  name: JSON.stringify(unit),
  make: (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length),
}));

/** Texts in which no two places are alike. */
const VARIED: readonly Shape[] = [
  { name: 'numbers that go up', make: (length) => counted(length, (at) => `${at} `) },
  { name: 'sizes that go up', make: (length) => counted(length, (at) => `${at} x ${at + 1} x ${at + 2} cm, `) },
  { name: 'ranges', make: (length) => counted(length, (at) => `${at}-${at + 1} mm `) },
  { name: 'words of their own', make: (length) => counted(length, (at) => `wort${letters(at)} `) },
  { name: 'labels of their own', make: (length) => counted(length, (at) => `Champ ${letters(at)} : ${at} cm\n`) },
  { name: 'one word', make: (length) => 'a'.repeat(length) },
  { name: 'one number', make: (length) => '7'.repeat(length) },
];

/** All shapes of text that reading has to be linear in. */
export const SHAPES: readonly Shape[] = [...REPEATED, ...VARIED];

/** A number in letters. */
export function letters(at: number): string {
  return String(at).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
}

function counted(length: number, part: (at: number) => string): string {
  const parts: string[] = [];
  for (let at = 1, size = 0; size < length; at++) {
    const next = part(at);
    parts.push(next);
    size += next.length;
  }
  return parts.join('').slice(0, length);
}
