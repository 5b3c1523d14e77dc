import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const REMOTE = makeField({
  type: 'boolean',
  label: 'Avec télécommande',
  labels: { en: 'With remote control', de: 'Mit Fernbedienung' },
});
const DIMMABLE = makeField({ type: 'boolean', label: 'Dimmable', labels: { de: 'Dimmbar' } });
const SMART = makeField({ type: 'boolean', label: 'convient pour un usage domotique' });
const NO_HALOGEN = makeField({ type: 'boolean', label: 'Sans halogène' });
const LINED = makeField({ type: 'boolean', label: 'Lined', labels: { de: 'beschichtet' } });
const STABLE = makeField({ type: 'boolean', label: "Stabilisateur d'image" });

describe('yes/no cues', () => {
  it.each<[typeof REMOTE, string, readonly boolean[]]>([
    [REMOTE, 'livré avec télécommande', [true]],
    [REMOTE, 'télécommandes incluses', [true]],
    [REMOTE, 'sans télécommande', [false]],
    [REMOTE, 'remote control included', [true]],
    [REMOTE, 'remote control not included', [false]],
    [REMOTE, 'ohne Fernbedienung', [false]],
    [REMOTE, 'Télécommande : oui', [true]],
    [REMOTE, 'Télécommande : non', [false]],
    [REMOTE, 'Fernbedienung - nein', [false]],
    [REMOTE, 'Fernbedienung: ja', [true]],
    [REMOTE, 'Télécommande ; non', [true]],
    [REMOTE, 'télécommande et commande sans fil', [true]],
    [REMOTE, 'un ventilateur', []],
    [DIMMABLE, 'non dimmable', [false]],
    [DIMMABLE, "n'est pas dimmable", [false]],
    [DIMMABLE, 'nicht dimmbar', [false]],
    [DIMMABLE, 'dimmbar', [true]],
    [DIMMABLE, 'LED dimmables', [true]],
    [SMART, 'compatible domotique', [true]],
    [NO_HALOGEN, 'câble sans halogène', [true]],
    [NO_HALOGEN, 'ampoule halogène', [false]],
    [NO_HALOGEN, 'Sans halogène : non', [false]],
    [NO_HALOGEN, 'Sans halogène : oui', [true]],
    [NO_HALOGEN, 'Halogène : non', [true]],
    [LINED, 'fully lined', [true]],
    [LINED, 'linen dress, unlined', [false]],
    [LINED, 'unbeschichtete Pfanne', [false]],
    [STABLE, 'stabilisateur optique', [true]],
    [STABLE, "double stabilisation de l'image", [true]],
  ])('reads them with their scope (%#: %s)', (field, source, expected) => {
    expect(mentionsOf(field, readAside(source)).map((mention) => mention.value)).toEqual(expected);
  });

  it('spans the negation and the direct answer too', () => {
    expect(mentionsOf(REMOTE, readAside('Modèle sans télécommande.'))[0]?.text).toBe('sans télécommande');
    expect(mentionsOf(REMOTE, readAside('Télécommande : oui.'))[0]?.text).toBe('Télécommande : oui');
    expect(mentionsOf(REMOTE, readAside('télécommande non fournie'))[0]?.text).toBe('télécommande non fournie');
  });

  it('says when only a part of the label was found', () => {
    expect(mentionsOf(STABLE, readAside('stabilisateur optique'))[0]?.partial).toBe(true);
    expect(mentionsOf(STABLE, readAside("stabilisateur de l'image"))[0]?.partial).toBeUndefined();
  });

  it('takes the spellings of the yes option for cues', () => {
    const field = makeField({
      label: 'Radio',
      type: 'select',
      options: [{ code: 'oui', spellings: ['Bluetooth', 'Wi-Fi'] }, 'non'],
    });
    expect(mentionsOf(field, readAside('avec wifi et Wi-Fi')).map((mention) => mention.text)).toEqual([
      'wifi',
      'Wi-Fi',
    ]);
  });
});
