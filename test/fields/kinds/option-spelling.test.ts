import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField, selectOf } from '../make-field.js';

function said(field: Parameters<typeof mentionsOf>[0], source: string): readonly string[] {
  return mentionsOf(field, readAside(source)).map(({ value }) => String(value));
}

describe('options written together or apart', () => {
  const THREAD = selectOf('Filetage', 'M5', 'M12', 'M12x1', 'G 3/8', 'G 1 1/2', 'Rp 1/2', 'R 3/4"');
  it.each<[string, readonly string[]]>([
    ['raccord G3/8"', ['G 3/8']],
    ['raccord G 3/8 "', ['G 3/8']],
    ['raccord G3/8', ['G 3/8']],
    ['raccord G 3/8″ mâle', ['G 3/8']],
    ['G 1 1/2"', ['G 1 1/2']],
    ['Rp1/2"', ['Rp 1/2']],
    ['Vis M5x20', ['M5']],
    ['Schraube M5 x 20 mm', ['M5']],
    ['Schraube M12×80', ['M12']],
    ['connecteur M12x1', ['M12x1']],
    ['M50x20', []],
    ['GM5', []],
    ['M5a', []],
    ['g 13/8"', []],
    ['G 3/80', []],
  ])('reads the thread in %s as %j', (source, expected) => expect(said(THREAD, source)).toEqual(expected));

  const PORTS = selectOf(
    'Interfaces',
    'Wi-Fi',
    'Bluetooth',
    'USB-C',
    'Softclose',
    'Micro SD',
    'RAL 7035',
    'À poser',
    'A encastrer',
    'A frame',
  );
  it.each<[string, readonly string[]]>([
    ['WiFi', ['Wi-Fi']],
    ['wifi', ['Wi-Fi']],
    ['WIFI 6', ['Wi-Fi']],
    ['Wi Fi', ['Wi-Fi']],
    ['blue tooth', ['Bluetooth']],
    ['USB C', ['USB-C']],
    ['USBC', ['USB-C']],
    ['soft-close', ['Softclose']],
    ['soft close', ['Softclose']],
    ['microSD', ['Micro SD']],
    ['RAL7035', ['RAL 7035']],
    ['RAL-7035', ['RAL 7035']],
    ['vasque à poser', ['À poser']],
    ['VASQUE A POSER', ['À poser']],
    ['évier à encastrer', ['A encastrer']],
    ['a frame', []],
    ['wife', []],
    ['soft. Close', []],
    ['usb c', ['USB-C']],
    ['câble usb-c', ['USB-C']],
    ['usb a', []],
    ['port usb, c est', []],
    ['RAL70355', []],
    ['Anti-blue toothbrush', []],
  ])('reads %s as %j', (source, expected) => expect(said(PORTS, source)).toEqual(expected));

  const RATING = selectOf('Schutzart', 'IP44', 'IP54', 'IP55', 'IP66', 'IP67', 'IPX5', 'IP69K');
  it.each<[string, readonly string[]]>([
    ['IPX5D', ['IPX5']],
    ['IP44D', ['IP44']],
    ['IP 54 D', ['IP54']],
    ['IP66/67', ['IP66', 'IP67']],
    ['IP 66 / 67', ['IP66', 'IP67']],
    ['IP66/IP67', ['IP66', 'IP67']],
    ['IP54/55', ['IP54', 'IP55']],
    ['IP69K', ['IP69K']],
    ['IP445', []],
    ['IP44E7', []],
    ['IP66/6', []],
  ])('reads the code in %s as %j', (source, expected) => expect(said(RATING, source)).toEqual(expected));

  const CURRENT = selectOf('Type de courant', 'AC', 'CC', 'AC/CC');
  it.each<[string, readonly string[]]>([
    ['48 Vcc', ['CC']],
    ['48Vcc', ['CC']],
    ['24 VDC', ['CC']],
    ['24VDC', ['CC']],
    ['24 V DC', ['CC']],
    ['230VAC', ['AC']],
    ['230 V CA', ['AC']],
    ['Gleichstrom 12 V', ['CC']],
    ['12-24 V AC/DC', ['AC/CC']],
    ['accessoire', []],
  ])('reads the current in %s as %j', (source, expected) => expect(said(CURRENT, source)).toEqual(expected));

  const CONTACTS = selectOf('Hilfskontakte', '2S+2Ö', '1S+1Ö', '2S');
  it.each<[string, readonly string[]]>([
    ['2S+2Ö', ['2S+2Ö']],
    ['2 S + 2 Ö', ['2S+2Ö']],
    ['1 S+1 Ö', ['1S+1Ö']],
    ['2S', ['2S']],
    ['12S+2Ö', []],
  ])('reads the contacts in %s as %j', (source, expected) => expect(said(CONTACTS, source)).toEqual(expected));
});

describe('options with umlauts', () => {
  const german = (de: string) => ({ code: de, labels: { de } });
  const COLOUR = makeField({
    label: 'Farbe',
    type: 'select',
    options: [german('grün'), german('weiß'), german('schwarz'), german('rot'), { code: 'tuerkis' }, german('öl')],
  });
  it.each<[string, readonly string[]]>([
    ['Gruener Stuhl', ['grün']],
    ['grüner Stuhl', ['grün']],
    ['Stuhl gruen', ['grün']],
    ['Weisser Stuhl', ['weiß']],
    ['WEISS', ['weiß']],
    ['Schwarzer Stuhl', ['schwarz']],
    ['rotes Kissen', ['rot']],
    ['Vase türkis', ['tuerkis']],
    ['Grundfarbe', []],
    ['roter Rotor', ['rot']],
    ['grunge', []],
  ])('reads %s as %j', (source, expected) => expect(said(COLOUR, source)).toEqual(expected));
});

describe('a letter beside its plus forms', () => {
  const ENERGY = makeField({
    label: 'Energy efficiency class',
    labels: { fr: 'Classe énergétique', de: 'Energieeffizienzklasse' },
    type: 'select',
    options: ['A+++', 'A++', 'A+', 'A', 'B', 'G'],
  });
  it.each<[string, readonly string[]]>([
    ['Energieklasse A', ['A']],
    ['Energieeffizienzklasse: A', ['A']],
    ['Classe énergétique A', ['A']],
    ['classe énergie : A', ['A']],
    ['energy class A', ['A']],
    ['Energy efficiency class: A+', ['A+']],
    ['EEK A++', ['A++']],
    ['classe A +++', ['A+++']],
    ['Spin class B; Energy efficiency class: A++', ['A++']],
    ["classe d'essorage B, classe énergétique A", ['A']],
    ['Schutzklasse A', []],
    ['Vitamin A', []],
  ])('reads %s as %j', (source, expected) => expect(said(ENERGY, source)).toEqual(expected));
});
