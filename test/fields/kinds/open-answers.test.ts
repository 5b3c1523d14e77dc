import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { isUnstated } from '../../../src/fields/kinds/unstated.js';
import { mentionsOf, readingOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const WATERPROOF = makeField({
  type: 'boolean',
  label: 'Waterproof',
  labels: { fr: 'Étanche', de: 'Wasserdicht' },
});
const PORTS = makeField({
  label: 'Interfaces',
  type: 'select',
  multiple: true,
  options: ['USB-C', 'HDMI', 'Bluetooth', 'Wi-Fi'],
});

describe('an answer that leaves a yes/no field open', () => {
  it.each([
    'Étanche : à vérifier',
    'Étanche : ne sait pas',
    'Étanche : à confirmer',
    'Étanche : voir fiche technique',
    'Waterproof: see datasheet',
    'Waterproof: see the user manual',
    'Waterproof: to be confirmed',
    "Waterproof: don't know",
    'Wasserdicht: siehe Datenblatt',
    'Wasserdicht: noch zu klären',
    'Wasserdicht: trifft nicht zu',
    'wasserdichte Tasche separat erhältlich',
    'Waterproof case sold separately',
    'Housse étanche en option',
  ])('says neither yes nor no: %s', (source) => {
    expect(readingOf(WATERPROOF, readAside(source))).toEqual({ mentions: [], isOpen: true });
  });

  it.each([
    ['Étanche : non', false],
    ['Wasserdicht: nein, siehe Datenblatt', false],
    ['Étanche : oui (voir notice)', true],
    ['Waterproof: IP67', true],
    ['Waterproof case included', true],
    ['Waterproof watch, strap sold separately', true],
    ['wasserdichte Uhr', true],
  ])('is none of these: %s', (source, value) => {
    expect(readingOf(WATERPROOF, readAside(source)).mentions.map((mention) => mention.value)).toEqual([value]);
  });

  it.each(['See You Later', 'Siehe da', 'Voir la mer', 'Check shirt', 'To be or not', 'offen'])(
    'is no plain text that begins alike: %s',
    (source) => {
      expect(isUnstated(source)).toBe(false);
    },
  );
});

describe('a list that its label leaves open', () => {
  const COLOUR = makeField({
    label: 'Colour',
    labels: { fr: 'Couleur', de: 'Farbe' },
    type: 'select',
    options: ['black', 'white', 'noir', 'schwarz'],
  });
  const engine = createEngine({ read: () => undefined });

  it.each<[string, string | null]>([
    ['Couleur : non communiquée. Boîte noire.', null],
    ['Farbe: k. A. | Karton schwarz', null],
    ['Colour: n/a\nblack box', null],
    ['Farbe: -; schwarz', null],
    ['Colour: n/a. Colour: black', 'black'],
    ['Material: n/a. black lamp', 'black'],
    ['Poids : non communiqué, noir', 'noir'],
    ['Farbe: schwarz', 'schwarz'],
  ])('%s', (source, expected) => expect(engine.answer([COLOUR], source)[0]?.value).toBe(expected));
});

describe('the answers to the items of a list', () => {
  it.each<[string, readonly string[]]>([
    ['Wifi: no, Bluetooth: yes', ['Bluetooth']],
    ['Wi-Fi : non ; Bluetooth : oui', ['Bluetooth']],
    ['WLAN: nein, HDMI: ja, Bluetooth: nein', ['HDMI']],
    ['HDMI (yes), USB-C (no)', ['HDMI']],
    ['HDMI: ✓ USB-C: ✗', ['HDMI']],
    ['Bluetooth-fähig (optional)', []],
    ['HDMI, Bluetooth (en option)', ['HDMI']],
    ['HDMI, Wi-Fi: n/a', ['HDMI']],
    ['USB-C (no adapter needed)', ['USB-C']],
    ['HDMI: 2.0', ['HDMI']],
    ['HDMI und Bluetooth', ['HDMI', 'Bluetooth']],
  ])('count for their item alone: %s', (source, expected) => {
    const mentions = mentionsOf(PORTS, readAside(source)).filter(({ negated }) => !negated);
    expect(mentions.map(({ value }) => value)).toEqual(expected);
  });
});

describe('a thing that stands in an offer', () => {
  const FIXING = makeField({
    type: 'boolean',
    label: 'With fixing kit',
    labels: { fr: 'Avec kit de fixation', de: 'Mit Befestigungsmaterial' },
  });

  it.each([
    'Caméra IP67. Kit de fixation réf. BR-2 en option.',
    'Kamera IP67. Befestigungsmaterial aus Edelstahl als Zubehör erhältlich.',
    'Camera. Fixing kit for poles (sold separately)',
  ])('leaves it open: %s', (source) => {
    expect(readingOf(FIXING, readAside(source)).mentions.filter(({ value }) => value === true)).toEqual([]);
  });

  it.each([
    'Caméra IP67, kit de fixation fourni. Câble 3 m en option.',
    'Wall bracket, screws and plugs supplied',
    'Vis et chevilles fournies',
    'Schrauben und Dübel liegen bei',
  ])('takes what is supplied: %s', (source) => {
    expect(mentionsOf(FIXING, readAside(source)).some(({ value }) => value === true)).toBe(true);
  });

  it('does not take over what is said of another thing', () => {
    expect(mentionsOf(FIXING, readAside('Screws and batteries not included')).some(({ value }) => value === true)).toBe(
      false,
    );
  });
});
