import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../src/fields/accept.js';
import { findEvidence } from '../../src/fields/evidence.js';
import type { Field } from '../../src/fields/field.js';
import { mentionsOf } from '../../src/fields/mentions.js';
import { fold, readAside, readText } from '../../src/fields/text.js';
import { stem } from '../../src/fields/words/stem.js';
import { makeField, selectOf } from './make-field.js';

const FIELDS: readonly Field[] = [
  makeField({ type: 'number', label: 'Largeur (cm)', decimals: 1 }),
  makeField({ type: 'number', label: 'Température (°C)' }),
  makeField({ type: 'number', label: 'Nombre' }),
  selectOf('Matériau', 'acier inoxydable', 'verre', 'A', 'A++', 'GX8,5', '1/2"', {
    code: 'x',
    labels: { de: 'Straße' },
  }),
  makeField({ type: 'boolean', label: 'Avec pieds' }),
  makeField({ pattern: '\\S*\\d\\S*', transform: ['alphanumeric'] }),
];

const FRAGMENTS = [
  ...[
    'L 598 x H 842',
    'x',
    '×',
    '1,248.5',
    '3 493,8',
    '47-1/4w',
    '½',
    '5\'11"',
    '"',
    '(',
    'L x l x H',
    'Ø',
    '-20 °C',
    '10…20',
    '2 x 60 W',
    '1/2/3',
    '0',
    '1e9',
  ],
  ...[
    'sans',
    'pas de',
    'ohne',
    'pieds',
    'Pieds : oui',
    'not included',
    'acier',
    'inoxydable',
    'verre',
    'Straße',
    'A++',
    'GX8,5',
    'classe A',
  ],
  ...[
    '\r\n',
    '\n\n',
    '\t',
    ' ',
    '\u00a0',
    '\u202f',
    '\u200b',
    '\ufeff',
    '😀',
    '👩‍👩‍👧',
    'e\u0301',
    'ﬁ',
    'œuvre',
    'İ',
    'ǅ',
    '\ud83d',
    '\udc00',
    'ß',
    'ÿ',
    '²',
    '٣',
    '１２',
    '\u0000',
  ],
  ...['mm', 'cm', 'kg', 'dB(A)', 'm³/h', '€', '%', '.', ',', ';', ':', '/', '-', '–', '+', '++', '$1', '\\'],
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }).map((parts) => parts.join(' ')),
);

describe('any text', () => {
  it('gives mentions that stand where they say', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const text = readAside(source);
        for (const field of FIELDS) {
          let last = 0;
          for (const mention of mentionsOf(field, text)) {
            expect(source.slice(mention.start, mention.end)).toBe(mention.text);
            expect(mention.text).not.toBe('');
            expect(mention.start).toBeGreaterThanOrEqual(last);
            last = mention.start;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives evidence for every mention that it does not deny', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const text = readAside(source);
        for (const field of FIELDS) {
          for (const mention of mentionsOf(field, text)) {
            if (mention.negated && field.type === 'select') continue;
            const evidence = findEvidence(field, mention.value, text, { span: mention });
            expect(evidence?.text).toBe(source.slice(evidence?.start, evidence?.end));
            expect(evidence?.start).toBe(mention.start);
          }
        }
      }),
    );
  });

  it('gives numbers that are finite, in order and apart', () => {
    let chained = 0;
    fc.assert(
      fc.property(anyText, (source) => {
        const numbers = readAside(source).numbers;
        for (const [i, number] of numbers.entries()) {
          expect(Number.isFinite(number.value)).toBe(true);
          expect(number.start).toBeLessThan(number.numberEnd);
          expect(number.numberEnd).toBeLessThanOrEqual(number.end);
          expect(number.start).toBeGreaterThanOrEqual(numbers[i - 1]?.start ?? 0);
          if (!number.chain) continue;
          chained += 1;
          expect(number.chain.index).toBeLessThan(number.chain.size);
        }
      }),
      { numRuns: 1000 },
    );
    expect(chained).toBeGreaterThan(20);
  });

  it('is accepted or refused as a raw value, and what is accepted is accepted again', () => {
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(anyText, fc.jsonValue()), (raw) => {
        for (const field of FIELDS) {
          const first = acceptValue(field, raw);
          counts[first.ok ? 'accepted' : 'refused'] += 1;
          if (!first.ok) expect(first.reason).not.toBe('');
          else expect(acceptValue(field, first.value)).toEqual(first);
        }
      }),
    );
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(20);
  });
});

describe('readText', () => {
  it('remembers a description', () => {
    expect(readText('the same text')).toBe(readText('the same text'));
  });

  it('splits words with their offsets', () => {
    expect(readAside("l'œuvre d’ACIER 😀 cafe\u0301s").words).toEqual([
      { start: 0, end: 1, folded: 'l', stem: 'l' },
      { start: 2, end: 7, folded: 'oeuvre', stem: 'oeuvr' },
      { start: 8, end: 9, folded: 'd', stem: 'd' },
      { start: 10, end: 15, folded: 'acier', stem: 'acier' },
      { start: 19, end: 25, folded: 'cafes', stem: 'cafe' },
    ]);
  });

  it.each<[string, string | undefined]>([
    ['une lampe avec un pied pour le bureau', 'fr'],
    ['a lamp with the base for your desk', 'en'],
    ['eine Leuchte mit dem Fuß für den Tisch', 'de'],
    ['XR-500 LED 60W', undefined],
  ])('guesses the language of %s', (source, locale) => {
    expect(readAside(source).locale).toBe(locale);
  });
});

describe('fold', () => {
  it.each([
    ['Éclairé', 'eclaire'],
    ['ŒUVRE', 'oeuvre'],
    ['Straße', 'strasse'],
    ['Ø', 'o'],
    ['m²', 'm2'],
    ['ASCII only', 'ascii only'],
  ])('turns %s into %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('stem', () => {
  it.each([
    ['pied', 'pieds'],
    ['metal', 'metaux'],
    ['tuyau', 'tuyaux'],
    ['bureau', 'bureaux'],
    ['rond', 'rondes'],
    ['integre', 'integrees'],
    ['box', 'boxes'],
    ['glass', 'glasses'],
    ['battery', 'batteries'],
    ['batterie', 'batteries'],
    ['lampe', 'lampen'],
    ['fuss', 'fusse'],
    ['blanc', 'blanches'],
    ['gris', 'grise'],
    ['dore', 'dorees'],
    ['carre', 'carree'],
    ['lit', 'lits'],
    ['gray', 'grey'],
    ['colors', 'colour'],
    ['aluminum', 'aluminium'],
    ['fiber', 'fibre'],
    ['jewelry', 'jewellery'],
  ])('is the same for %s and %s', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it.each([
    ['verre', 'vert'],
    ['tube', 'tub'],
    ['bar', 'bare'],
    ['bus', 'bu'],
  ])('differs for %s and %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});
