import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/fields/field.js';
import { readingOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const ask = (en: string, fr: string, de: string) => makeField({ type: 'boolean', label: en, labels: { en, fr, de } });
const FIELDS = {
  lamps: ask('Bulbs included', 'Ampoules fournies', 'Leuchtmittel enthalten'),
  batteries: ask('Batteries included', 'Piles incluses', 'Batterien enthalten'),
  remote: ask('With remote control', 'Avec télécommande', 'Mit Fernbedienung'),
  display: ask('With display', 'Avec affichage', 'Mit Anzeige'),
  fixing: ask('With fixing kit', 'Avec matériel de fixation', 'Mit Befestigungsmaterial'),
  frost: ask('Frost-resistant', 'Résistant au gel', 'Frostsicher'),
  waterproof: ask('Waterproof', 'Étanche', 'Wasserdicht'),
  oven: ask('Oven-safe', 'Compatible four', 'Backofenfest'),
} satisfies Record<string, Field>;

/** What the text says of a field: yes, no, open, or nothing at all. */
function said(field: keyof typeof FIELDS, source: string): string {
  const { mentions, isOpen } = readingOf(FIELDS[field], readAside(source));
  const [first] = mentions;
  return first ? (first.value ? 'yes' : 'no') : isOpen ? 'open' : '';
}

type Row = [keyof typeof FIELDS, string, 'yes' | 'no' | 'open' | ''];

describe('what is said behind a thing', () => {
  it.each<Row>([
    ['batteries', 'Batteries required: 2 x AAA (included)', 'yes'],
    ['batteries', 'Piles nécessaires : 3 x AA (fournies)', 'yes'],
    ['batteries', 'Benötigte Batterien: 4 x AA (nicht enthalten)', 'no'],
    ['batteries', 'Batteries required: 2 x AAA', ''],
    ['lamps', 'Ampoules murales pour spot vendues séparément', 'no'],
    ['lamps', 'Leuchtmittel für Spiegel nicht im Lieferumfang', 'no'],
    ['lamps', 'Bulbs for the mirror are sold separately', 'no'],
    ['lamps', 'Ampoules pour lampe vendue séparément', ''],
    ['lamps', 'Ampoules fournies, pieds vendus séparément', 'yes'],
    ['batteries', 'Wall clock, batteries not included', 'no'],
    ['batteries', 'Wanduhr, Batterien nicht im Lieferumfang enthalten', 'no'],
    ['batteries', 'Horloge, piles non fournies', 'no'],
    ['batteries', 'Alimentation : 2 piles AA (non incluses)', 'no'],
    ['batteries', '2x AAA batteries required (not supplied)', 'no'],
    ['batteries', 'The batteries are not included.', 'no'],
    ['batteries', "Batteries aren't included", 'no'],
    ['batteries', 'Batterien sind nicht enthalten', 'no'],
    ['batteries', 'Batterien (3 x LR03) nicht mitgeliefert', 'no'],
    ['batteries', 'Les piles ne sont pas fournies', 'no'],
    ['batteries', 'Piles LR6 vendues séparément', 'no'],
    ['batteries', 'batteries sold separately', 'no'],
    ['batteries', 'Batterien separat erhältlich', 'no'],
    ['batteries', 'Batterien bitte separat bestellen', 'no'],
    ['batteries', 'piles à prévoir', 'no'],
    ['batteries', 'Piles à commander séparément', 'no'],
    ['batteries', 'piles en option', 'no'],
    ['batteries', 'Batteries: optional', 'no'],
    ['remote', 'Remote control: not included', 'no'],
    ['remote', 'Does not come with a remote control', 'no'],
    ['remote', "N'est pas livré avec une télécommande", 'no'],
    ['remote', 'Wird nicht mit Fernbedienung geliefert', 'no'],
    ['remote', 'Not dimmable, with remote control', 'yes'],
    ['remote', 'Kommt mit Fernbedienung', 'yes'],
    ['remote', 'Télécommande non comprise', 'no'],
    ['remote', 'Fernbedienung nicht inklusive', 'no'],
    ['remote', 'Télécommande (réf. T4) vendue séparément', 'no'],
    ['remote', 'remote control available separately', 'no'],
    ['remote', 'télécommande en option, non fournie', 'no'],
    ['lamps', 'Ampoules E27 non fournies', 'no'],
    ['lamps', 'bulb not included', 'no'],
    ['lamps', 'Leuchtmittel nicht enthalten', 'no'],
    ['fixing', 'chevilles et vis non fournies', 'no'],
    ['fixing', 'Dübel nicht im Lieferumfang', 'no'],
  ])('denies the inclusion (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));

  it.each<Row>([
    ['batteries', 'Torch, batteries included', 'yes'],
    ['batteries', 'Livré avec 2 piles AA', 'yes'],
    ['batteries', 'inkl. Batterien', 'yes'],
    ['batteries', '2 piles AA fournies', 'yes'],
    ['batteries', 'Batterien im Lieferumfang enthalten', 'yes'],
    ['batteries', 'Batterien liegen bei', 'yes'],
    ['batteries', 'Lieferumfang: Lampe, Batterien, Anleitung', 'yes'],
    ['batteries', 'comes with two AAA batteries', 'yes'],
    ['batteries', 'Batteries are supplied', 'yes'],
    ['lamps', 'Suspension avec ampoule LED incluse', 'yes'],
    ['lamps', 'inklusive Leuchtmittel', 'yes'],
    ['lamps', 'bulbs supplied', 'yes'],
    ['fixing', 'Miroir 60 cm, chevilles fournies', 'yes'],
    ['fixing', 'vis et chevilles incluses', 'yes'],
    ['fixing', 'Schrauben und Dübel liegen bei', 'yes'],
    ['fixing', 'screws included', 'yes'],
    ['fixing', 'livrée avec son matériel de fixation', 'yes'],
    ['fixing', 'Inkl. Befestigungsmaterial', 'yes'],
    ['remote', 'Télécommande fournie', 'yes'],
    ['remote', 'Fernbedienung im Lieferumfang', 'yes'],
    ['remote', 'avec télécommande', 'yes'],
  ])('says the inclusion (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));

  it.each<Row>([
    ['batteries', 'Works with 2 AA batteries', ''],
    ['batteries', 'Fonctionne avec 2 piles AA', ''],
    ['batteries', 'Betrieb mit 3 Batterien', ''],
    ['batteries', 'Type de piles : AA', ''],
    ['batteries', 'battery life 8 h', ''],
    ['fixing', 'vis inox A2', ''],
    ['fixing', 'fixed by two screws', ''],
    ['waterproof', 'Wasserdampf', ''],
    ['oven', 'compatible avec iOS', ''],
    ['display', 'Ladegerät nicht enthalten, mit Anzeige', 'yes'],
    ['remote', 'Piles non fournies, télécommande fournie', 'yes'],
    ['remote', 'Halterung separat erhältlich. Mit Fernbedienung.', 'yes'],
    ['batteries', 'not only batteries included but also a case', 'yes'],
  ])('does not take for it what is another thing (%s: %s)', (field, source, expected) =>
    expect(said(field, source)).toBe(expected),
  );
});

describe('ways to write no', () => {
  it.each<Row>([
    ['waterproof', 'Waterproof (no)', 'no'],
    ['waterproof', 'Waterproof: N', 'no'],
    ['waterproof', 'Waterproof: ❌', 'no'],
    ['waterproof', 'Waterproof: 0', 'no'],
    ['waterproof', 'Waterproof: none', 'no'],
    ['waterproof', 'waterproof=false', 'no'],
    ['waterproof', 'Waterproof - no', 'no'],
    ['waterproof', '❌ Waterproof', 'no'],
    ['waterproof', 'Étanche : non', 'no'],
    ['waterproof', 'Étanche (non)', 'no'],
    ['waterproof', 'étanche ? Non', 'no'],
    ['waterproof', "n'est pas étanche", 'no'],
    ['waterproof', "isn't waterproof", 'no'],
    ['waterproof', 'Wasserdicht: nein', 'no'],
    ['waterproof', 'Wasserdicht | nein |', 'no'],
    ['waterproof', 'nicht wasserdicht', 'no'],
    ['waterproof', 'not at all waterproof', 'no'],
    ['remote', 'Télécommande : N', 'no'],
    ['remote', 'Télécommande : aucune', 'no'],
    ['remote', 'Télécommande : sans', 'no'],
    ['remote', 'Fernbedienung: keine', 'no'],
    ['remote', 'Fernbedienung fehlt', 'no'],
    ['remote', 'ni minuterie ni télécommande', 'no'],
    ['remote', 'Hors télécommande', 'no'],
    ['remote', 'exkl. Fernbedienung', 'no'],
    ['remote', 'Non fournis : télécommande, piles', 'no'],
    ['remote', 'Nicht enthalten: Batterien, Fernbedienung', 'no'],
    ['display', 'sans écran', 'no'],
    ['display', 'no built-in screen', 'no'],
    ['display', 'ohne Bildschirm', 'no'],
    ['frost', 'Frostsicher: ✗', 'no'],
    ['frost', 'does not claim to be frost-resistant', 'no'],
  ])('reads them (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));

  it.each<Row>([
    ['waterproof', 'Waterproof: yes', 'yes'],
    ['waterproof', 'Waterproof (IP67)', 'yes'],
    ['waterproof', 'Waterproof: Y', 'yes'],
    ['waterproof', 'Waterproof ✅', 'yes'],
    ['waterproof', 'Waterproof: No. 1 choice of divers', 'yes'],
    ['waterproof', 'Étanche : oui, IP67', 'yes'],
    ['waterproof', 'étanche, non polluant', 'yes'],
    ['waterproof', 'Waterproof - nothing gets in', 'yes'],
    ['waterproof', 'Wasserdicht: 0,5 bar', 'yes'],
    ['waterproof', 'not only waterproof but floating', 'yes'],
    ['remote', 'télécommande sans fil', 'yes'],
    ['display', 'Hors tout 60 cm, écran tactile', 'yes'],
    ['display', 'Afficheur (N/B)', 'yes'],
  ])('leaves the near misses (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));
});

describe('what leaves it open', () => {
  it.each<Row>([
    ['waterproof', 'Waterproof: n/a', 'open'],
    ['waterproof', 'Waterproof: N/A', 'open'],
    ['waterproof', 'Waterproof: -', 'open'],
    ['waterproof', 'Waterproof: optional', 'open'],
    ['waterproof', 'Waterproof: not specified', 'open'],
    ['waterproof', 'Waterproof: unknown', 'open'],
    ['waterproof', 'Waterproof: TBC', 'open'],
    ['waterproof', 'Étanche : non précisé', 'open'],
    ['waterproof', 'Étanche : non communiqué ; Poids : 2 kg', 'open'],
    ['waterproof', 'Étanche : NC', 'open'],
    ['waterproof', 'Étanche : en option', 'open'],
    ['waterproof', 'Wasserdicht: k. A.', 'open'],
    ['waterproof', 'Wasserdicht: k.A.', 'open'],
    ['waterproof', 'Wasserdicht: keine Angabe', 'open'],
    ['waterproof', 'Wasserdicht: nicht angegeben', 'open'],
    ['waterproof', 'Wasserdicht: –', 'open'],
    ['remote', 'Télécommande en option', 'open'],
    ['remote', 'télécommande optionnelle', 'open'],
    ['remote', 'Télécommande : non précisé', 'open'],
    ['remote', 'En option : télécommande, support mural', 'open'],
    ['remote', 'optional remote control', 'open'],
    ['remote', 'remote control available as an option', 'open'],
    ['remote', 'Fernbedienung als Zubehör erhältlich', 'open'],
    ['remote', 'Fernbedienung optional', 'open'],
    ['remote', 'Fernbedienung: auf Anfrage', 'open'],
    ['remote', 'optionale Fernbedienung', 'open'],
    ['fixing', 'matériel de fixation en option', 'open'],
    ['display', 'Anzeige: je nach Modell', 'open'],
  ])('says neither yes nor no (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));

  it.each<Row>([
    ['remote', 'Support en option, avec télécommande', 'yes'],
    ['remote', 'Télécommande. Socle en option.', 'yes'],
    ['remote', 'Fernbedienung, optional mit Standfuß', 'yes'],
    ['remote', 'Télécommande en option. Télécommande : oui', 'yes'],
    ['waterproof', 'Waterproof - also in salt water', 'yes'],
    ['waterproof', 'Étanche. Couleur : non précisé', 'yes'],
  ])('leaves the near misses (%s: %s)', (field, source, expected) => expect(said(field, source)).toBe(expected));
});
