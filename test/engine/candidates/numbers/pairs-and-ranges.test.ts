import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../src/engine/engine.js';
import { makeField } from '../../../fields/make-field.js';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine reads pairs, parts and ranges', () => {
  it.each<StatedRow>([
    ['Netto-/Bruttogewicht: 4,1 kg / 4,9 kg', { weight: 4.1 }],
    ['Brutto-/Nettogewicht: 4,9 kg / 4,1 kg', { weight: 4.1 }],
    ['Poids net / brut : 7,5 / 8 kg', { weight: 7.5, net: 7500 }],
    ['Net/gross weight: 3 kg | 4 kg', { net: 3000 }],
    ['Gross weight 4 kg', { weight: null }],
    ['Gewicht 3 kg / 4 kg', { weight: null }],
  ])('two names for two numbers: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Gewicht mit Karton: 9 kg, Gewicht ohne Karton: 8 kg', { weight: 8 }],
    ['Poids du colis : 9 kg, hauteur 70 cm', { weight: null, height: 700 }],
    ['Shelf: max. load 30 kg per shelf, weight 9 kg', { weight: 9 }],
    ['Charge max. : 30 kg, poids 9 kg', { weight: 9 }],
    ['Colis : largeur 30 cm, hauteur 40 cm', { width: null, height: null }],
    ['Carton: 9 kg', { weight: null }],
    ['Dim. produit (HxLxP) : 70 x 40 x 30 cm\nEmballage : 80 x 50 x 40 cm', { height: 700, width: 400, depth: 300 }],
  ])('what a label heads, and where it ends: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Hauteur sous bec 21 cm', { width: null, depth: null }],
    ['Auslaufhöhe: 21 cm', { width: null }],
    ['Épaisseur plateau 3 cm', { diameter: null, width: null }],
    ['Ausladung 18 cm, Breite 50 cm', { depth: null, width: 500 }],
    ['Saillie 18 cm', { depth: null }],
    ['Ampoule Ø 60 x 110 mm', { width: null, depth: null, diameter: 60 }],
    ['Largeur totale : 50 cm', { width: 500 }],
    ['Gesamttiefe 50 cm', { depth: 500 }],
  ])('a side of a part is no other side of the whole: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['220-240/380-415 V', { voltage: null }],
    ['110-120 / 220-240 V', { voltage: null }],
    ['Drehzahl 0-400 / 0-1.600 min-1', { speed: 1600 }],
    ['Drehzahl: 0-1.600 / 0-400 min-1', { speed: 1600 }],
    ['Vitesse de rotation : 0-2900 tr/min', { speed: 2900 }],
    ['Drehzahl 900-2900 min-1', { speed: null }],
    ['Maße (H x B x T): 700-1100 x 600 x 350 mm', { height: null, width: 600, depth: 350 }],
    ['(L x H x P) : 600 x 700-1100 x 350 mm', { height: null, width: 600, depth: 350 }],
  ])('ranges beside ranges and among sides: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Breite < 60 cm', { width: null }],
    ['Poids ≥ 5 kg', { weight: null }],
    ['Weight >= 5 kg', { weight: null }],
    ['4 x 250 g', { net: null }],
    ['2 x 40 W', { power: 40 }],
    ['Breite 60 cm', { width: 600 }],
    ['Druck < 6 bar', { pressure: 6 }],
  ])('what is no single value of the whole: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Abmessungen (B x H x T, cm): 30 x 40 x 50', { width: 300, height: 400, depth: 500 }],
    ['H 40 / L 30 / P 50 (cm)', { height: 400, width: 300, depth: 500 }],
    ['"Breite";"30 cm"\n"Höhe";"40 cm"', { width: 300, height: 400 }],
    ['Breite;30 cm\nHöhe;40 cm', { width: 300, height: 400 }],
    ['"Breite";"30"', { width: null }],
    ['{"depth":{"value":"300","unitCode":"MMT"},"width":{"value":"400","unitCode":"MMT"}}', { depth: 300, width: 400 }],
    ['W: 30, H: 40 (all in cm)', { width: 300, height: 400 }],
    ['Breite 30, Höhe 40, alles in cm', { width: 300, height: 400 }],
    ['Höhe (±2 mm): 400 mm', { height: 400 }],
    ['Hauteur (+/- 2 mm) : 400 mm', { height: 400 }],
    ['{"name":"Width","value":"30 cm"},{"name":"Height","value":"40 cm"}', { width: 300, height: 400 }],
    ['Gewicht pro Meter: 1,5 kg', { weight: null }],
    ['Poids par m² : 1,5 kg', { weight: null }],
    ['Weight per piece: 1.5 kg', { weight: 1.5 }],
    ['Plafonnier 40 x 40 cm', { diameter: null }],
    ['Portée infrarouge : 40 m', { width: null, depth: null }],
    ['Infrared range 40 m', { width: null, depth: null }],
    ['Torque: 14 N-m', { torque: 14 }],
    ['Drehzahl 900 Upm', { speed: 900 }],
    ['Speed: 1,400 rev/min', { speed: 1400 }],
    ['8 Stck. im Beutel', { pieces: 8 }],
    ['3 km / L, Breite 30 cm', { width: 300 }],
  ])('marks and units: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });
});

describe('a label that names a duty or a compartment', () => {
  const engine = createEngine({ read: () => undefined });
  const current = (duty: string) =>
    makeField({ code: duty, label: `Courant ${duty}`, labels: { de: `Strom ${duty}` }, type: 'number', unit: 'A' });
  const freezer = makeField({ label: 'Volume du congélateur', type: 'number', unit: 'l' });

  it.each([
    ['Courant AC-1 : 32 A, AC-3 : 18 A', 32, 18],
    ['Strom CA-3 18 A; Strom CA-1 32 A', 32, 18],
    ['Courant AC-3 (400 V) : 18 A', null, 18],
    ['Strom AC-1: 32 A', 32, null],
    ['Courant AC-15 : 6 A', null, null],
  ])('%s', (text, one, three) => {
    const fields = [current('AC-1'), current('AC-3')];
    expect(engine.answer(fields, text).map(({ value }) => value)).toEqual([one, three]);
  });

  it.each([
    ['Volume du tambour : 60 l', null],
    ['Volume 60 l', null],
    ['Congélateur, volume 60 l', 60],
    ['Volume du congélateur : 60 l', 60],
  ])('%s', (text, expected) => {
    expect(engine.answer([freezer], text)[0]?.value).toBe(expected);
  });
});
