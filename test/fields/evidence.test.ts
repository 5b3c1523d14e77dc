import { describe, expect, it } from 'vitest';
import { type EvidenceHint, findEvidence } from '../../src/fields/evidence.js';
import type { Field, Value } from '../../src/fields/field.js';
import { readAside } from '../../src/fields/text.js';
import { makeField, selectOf } from './make-field.js';

const WIDTH = makeField({ type: 'number', label: 'Largeur (mm)' });
const COLOUR = selectOf('Couleur', 'blanc', 'noir');

function words(field: Field, value: Value, source: string, near?: EvidenceHint): string | undefined {
  const evidence = findEvidence(field, value, readAside(source), near);
  if (evidence) expect(source.slice(evidence.start, evidence.end)).toBe(evidence.text);
  return evidence?.text;
}

describe('evidence', () => {
  it.each<[Field, Value, string, string | undefined]>([
    [WIDTH, 598, 'largeur 59,8 cm', '59,8 cm'],
    [WIDTH, 600, 'largeur 59,8 cm', undefined],
    [WIDTH, null, 'largeur 59,8 cm', undefined],
    [makeField({ type: 'number', label: 'Diagonal (in)' }), 3, 'écran 7,6 cm', '7,6 cm'],
    [makeField({ type: 'number', label: 'Diagonal (in)' }), 3, 'écran 8,6 cm', undefined],
    [makeField({ type: 'number', label: 'Width (cm)', decimals: 1 }), 88.9, 'mat 35 x 47', '35'],
    [COLOUR, 'blanc', 'meuble blanc', 'blanc'],
    [COLOUR, 'blanc', 'pas de blanc', undefined],
    [makeField({ type: 'boolean', label: 'Avec pieds' }), false, 'baignoire sans pieds', 'sans pieds'],
    [makeField({ type: 'boolean', label: 'Avec pieds' }), true, 'baignoire sans pieds', undefined],
    [
      makeField({ type: 'select', label: 'Couleurs', multiple: true, options: ['noir', 'blanc'] }),
      ['noir', 'blanc'],
      'blanc et noir',
      'blanc',
    ],
    [makeField({ transform: ['alphanumeric'] }), '157305B21', 'HP 157305-B21 drive', '157305-B21'],
    [makeField({ transform: ['uppercase'] }), "KELLOGG'S", 'Bars by Kellogg’s KEB', 'Kellogg’s'],
    [makeField({}), 'Café', 'un cafe\u0301 noir', 'cafe\u0301'],
    [makeField({}), 'afé', 'un café noir', undefined],
    [makeField({}), '40 Gigabytes', 'disk 40-GB', '40-GB'],
    [makeField({}), '40/80 Gigabytes', 'disk 40/80GB', '40/80GB'],
    [makeField({ transform: ['units-in-full', 'lowercase'] }), '10 watts max', 'ampoule 10W MAX', '10W MAX'],
    [makeField({ transform: [{ match: '^\\d(\\d{5})' }] }), '42976', 'UPC 042976574666', '042976574666'],
    [
      makeField({ pattern: '\\b\\d{12}\\b', transform: [{ match: '^\\d(\\d{5})' }] }),
      '42976',
      'UPC 042976574666',
      '042976574666',
    ],
    [makeField({ transform: [{ replace: { HP: 'Hewlett-Packard' } }] }), 'Hewlett-Packard', 'cable by HP here', 'HP'],
  ])('stands behind a value (%#)', (field, value, source, expected) => {
    expect(words(field, value, source)).toBe(expected);
  });

  it('is the mention nearest to the quote', () => {
    const source = 'noir dehors, noir dedans';
    const at = (quote: string) => findEvidence(COLOUR, 'noir', readAside(source), { quote })?.start;
    expect(at('noir dedans')).toBe(13);
    expect(at('DEHORS')).toBe(0);
    expect(at('nowhere')).toBe(0);
    expect(findEvidence(COLOUR, 'noir', readAside(source), { span: { start: 20, end: 24 } })?.start).toBe(13);
  });
});
