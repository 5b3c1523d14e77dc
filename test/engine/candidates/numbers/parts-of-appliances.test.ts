import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../src/engine/engine.js';
import { makeField } from '../../../fields/make-field.js';

const number = (name: string, unit: string | undefined, en: string, fr: string, de: string) =>
  makeField({ name, type: 'number', label: en, labels: { en, fr, de }, ...(unit && { unit, decimals: 3 }) });
const FIELDS = {
  power: number('power', 'W', 'Power', 'Puissance', 'Leistung'),
  lamp: number('lamp', 'W', 'Lamp power', 'Puissance de la lampe', 'Lampenleistung'),
  length: number('length', 'm', 'Length', 'Longueur', 'Länge'),
  cable: number('cable', 'm', 'Cable length', 'Longueur du câble', 'Kabellänge'),
  voltage: number('voltage', 'V', 'Voltage', 'Tension', 'Spannung'),
  width: number('width', 'in', 'Width', 'Largeur', 'Breite'),
  speed: number('speed', '1/min', 'Rotation speed', 'Vitesse de rotation', 'Drehzahl'),
  main: number(
    'main',
    undefined,
    'Number of main contacts (NO)',
    'Nombre de contacts principaux à fermeture',
    'Anzahl Hauptkontakte als Schließer',
  ),
  auxiliary: number(
    'auxiliary',
    undefined,
    'Number of auxiliary contacts (NO)',
    'Nombre de contacts auxiliaires à fermeture',
    'Anzahl Hilfskontakte als Schließer',
  ),
};
const engine = createEngine({ read: () => undefined });

type Row = [text: string, expected: Partial<Record<keyof typeof FIELDS, number | null>>];

/** What the engine answers to the fields of a row, with no example of any. */
function answers([text, expected]: Row): Row[1] {
  const fields = Object.keys(expected).map((name) => FIELDS[name as keyof typeof FIELDS]);
  return Object.fromEntries(engine.answer(fields, text).map(({ field, value }) => [field, value])) as Row[1];
}

describe('without an example, the engine tells the parts of an appliance from the whole', () => {
  it.each<Row>([
    ['Hotte murale, moteur 180 W, éclairage LED 2 x 4 W', { lamp: 4, power: 180 }],
    ['Hood 60 cm, motor power 190 W', { lamp: null }],
    ['Dunstabzugshaube, Anschlusswert 230 W, Lampenleistung 5 W', { lamp: 5, power: null }],
    ['Dunstabzugshaube, Beleuchtung 2 x LED 5 W', { lamp: 5, power: null }],
    ['Armoire de toilette, éclairage 8 W', { power: null }],
    ['Perceuse, moteur 800 W', { power: 800, lamp: null }],
    ['Mixer mit Motor, 600 W', { power: 600 }],
    ['Lampe de bureau 7 W', { power: 7 }],
    ['Éclairage : 2 x 25 W', { lamp: 25 }],
    ['Radiateur, puissance 1500 W', { lamp: null }],
    ['Heizlüfter, Leistung 1500 W', { lamp: null }],
    ['Luminaire, puissance 15 W', { lamp: 15 }],
    ['LED bulb 7 W', { power: 7, lamp: 7 }],
  ])('powers: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });

  it.each<Row>([
    ['Aspirateur traîneau avec câble de 4,5 m', { length: null, cable: 4.5 }],
    ['Bügeleisen, Kabellänge 2,2 m', { length: null, cable: 2.2 }],
    ['Iron, cable length 2.2 m', { length: null, cable: 2.2 }],
    ['Toaster with a 1.2 m power cord', { length: null, cable: 1.2 }],
    ['Longueur du cordon : 1,4 m', { length: null, cable: 1.4 }],
    ['Länge 1,1 m, Kabel 2 m', { length: 1.1 }],
    ['HDMI cable, length 3 m', { length: 3, cable: 3 }],
    ['Câble réseau, longueur 3 m', { length: 3 }],
    ['Verlängerungskabel, Länge 10 m', { length: 10 }],
  ])('a cable and what it belongs to: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });

  it.each<Row>([
    ['Hilfsschalterblock 3 Schließer', { main: null, auxiliary: 3 }],
    ['Contacteur auxiliaire, 3 contacts à fermeture', { main: null }],
    ['Auxiliary contactor 3 NO', { main: null, auxiliary: 3 }],
    ['Leistungsschütz, Hauptkontakte: 3 Schließer', { main: 3, auxiliary: null }],
    ['Schütz 3 Schließer, Hilfskontakte 1 Schließer', { main: 3, auxiliary: 1 }],
  ])('contacts: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });
});

describe('without an example, the engine reads', () => {
  it.each<Row>([
    ['Pompe 12 ou 24 V', { voltage: null }],
    ['Pumpe 12 V oder 24 V', { voltage: null }],
    ['Voltage: 24 or 12 V', { voltage: null }],
    ['Voltage: 12 V, 24 V or 48 V', { voltage: null }],
    ['Width 24 or 30 in', { width: null }],
    ['Pumpe 12 V, 2 A oder mehr', { voltage: 12 }],
    ['Tension 24 V ou pile', { voltage: 24 }],
    ['Spannung 24 V oder 3 A', { voltage: 24 }],
  ])('no value where it is one or the other: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });

  it.each<Row>([
    ['"Width";"24"""', { width: 24 }],
    ['"Desk";"Width";"24""";"oak"', { width: 24 }],
    ['Width,"30"""', { width: 30 }],
    ['Largeur "30"""', { width: 30 }],
    ['"Breite";"60"', { width: null }],
  ])('inches in quotation marks: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });

  it.each<Row>([
    ['Drehzahl 1/min 1380', { speed: 1380 }],
    ['Drehzahl in min-1 1380', { speed: 1380 }],
    ['Vitesse de rotation tr/min 1380', { speed: 1380 }],
    ['Rotation speed rpm 1380', { speed: 1380 }],
    ['Breite cm 254', { width: 100 }],
    ['Drehzahl 1380 1/min', { speed: 1380 }],
    ['Länge 5 cm 60', { width: null }],
  ])('a unit before the number: %s', (...row) => {
    expect(answers(row)).toEqual(row[1]);
  });
});
