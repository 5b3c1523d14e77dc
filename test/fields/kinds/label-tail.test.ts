import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const ask = (en: string, fr: string, de: string) => makeField({ type: 'boolean', label: en, labels: { en, fr, de } });
const BATTERIES = ask('Batteries included', 'Piles incluses', 'Batterien enthalten');
const REMOTE = ask('With remote control', 'Avec télécommande', 'Mit Fernbedienung');
const WATERPROOF = ask('Waterproof', 'Étanche', 'Wasserdicht');

function said(field: typeof REMOTE, source: string): boolean | 'open' | undefined {
  const { mentions, isOpen } = readingOf(field, readAside(source));
  return isOpen ? 'open' : (mentions[0]?.value as boolean | undefined);
}

const LABELS: readonly [typeof REMOTE, string, 'en' | 'fr' | 'de'][] = [
  [BATTERIES, 'Batteries included', 'en'],
  [BATTERIES, 'Batteries are included', 'en'],
  [BATTERIES, 'Batteries (included)', 'en'],
  [BATTERIES, 'AA batteries included', 'en'],
  [BATTERIES, 'Batteries supplied with product', 'en'],
  [BATTERIES, 'Piles incluses', 'fr'],
  [BATTERIES, "Piles fournies avec l'appareil", 'fr'],
  [BATTERIES, 'Batterien enthalten', 'de'],
  [BATTERIES, 'Batterien (2x AA) enthalten', 'de'],
  [REMOTE, 'Remote control included', 'en'],
  [REMOTE, 'Remote control available', 'en'],
  [REMOTE, 'Télécommande fournie', 'fr'],
  [REMOTE, 'Télécommande disponible', 'fr'],
  [REMOTE, 'Fernbedienung im Lieferumfang enthalten', 'de'],
  [REMOTE, 'Fernbedienung vorhanden', 'de'],
  [WATERPROOF, "Étanche à l'eau", 'fr'],
];
const ANSWERS = {
  en: ['no', 'yes'],
  fr: ['non', 'oui'],
  de: ['nein', 'ja'],
} as const;
const JOINTS = [': ', ' : ', '? ', ' ? ', ' - ', ' – ', ' = ', '\t', ' | ', ' ', '\n', ':'];

describe('a label that itself holds a word for yes', () => {
  it.each(LABELS)('takes the answer behind it, however the two are joined (%#)', (field, label, language) => {
    const [no, yes] = ANSWERS[language];
    for (const joint of JOINTS) {
      expect([joint, said(field, label + joint + no)]).toEqual([joint, false]);
      expect([joint, said(field, label + joint + yes)]).toEqual([joint, true]);
      expect([joint, said(field, `${label}${joint}${no}, 230 V`)]).toEqual([joint, false]);
    }
    expect(said(field, `${label} (${no})`)).toBe(false);
    expect(said(field, `${label}: ✗`)).toBe(false);
    expect(said(field, `${label}: ✓`)).toBe(true);
    expect(said(field, `${label} - N`)).toBe(false);
    expect(said(field, `${label}: n/a`)).toBe('open');
    expect(said(field, `${label}: -`)).toBe('open');
  });

  it('believes the answer to its own label, not one to the label before', () => {
    expect(said(REMOTE, 'Dimmable: no Remote control included: yes')).toBe(true);
    expect(said(BATTERIES, 'Télécommande fournie : oui\nPiles fournies : non')).toBe(false);
  });

  it.each<[typeof REMOTE, string, boolean | 'open' | undefined]>([
    [BATTERIES, 'Batteries included: none', false],
    [BATTERIES, 'Batteries included: No (sold separately)', false],
    [BATTERIES, 'Batterien enthalten: nicht enthalten', false],
    [BATTERIES, 'Piles incluses : non fournies', false],
    [BATTERIES, 'Piles incluses : non rechargeables', 'open'],
    [BATTERIES, 'Batteries included: 2 x AA', true],
    [BATTERIES, 'Batteries included. No tools needed', true],
    [BATTERIES, 'Batteries included - No tools needed', true],
    [BATTERIES, 'Batteries included (no charger)', true],
    [BATTERIES, 'Piles incluses (non rechargeables)', true],
    [BATTERIES, 'Piles incluses - sans outil', true],
    [BATTERIES, 'Batterien enthalten - keine Montage nötig', true],
    [BATTERIES, 'Piles incluses et télécommande : non', true],
    [BATTERIES, 'Batteries included\nNo tools needed', true],
    [BATTERIES, 'Piles non incluses', false],
    [BATTERIES, 'Batteries required: yes', undefined],
    [REMOTE, 'Remote control included', true],
  ])('leaves what is no answer alone (%#)', (field, source, expected) => {
    expect(said(field, source)).toBe(expected);
  });
});
