import { describe, expect, it } from 'vitest';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine reads three decimals and signs in words', () => {
  it.each<StatedRow>([
    ['Largeur 60,500 cm', { width: 605 }],
    ['Profondeur : 45,500 mm', { depth: 45.5 }],
    ['Tiefe 12,700 mm', { depth: 12.7 }],
    ['Durchmesser 6,350 mm', { diameter: 6.35 }],
    ['épaisseur 2,500 mm', { thickness: 2.5 }],
    ['Dicke 2,000 mm', { thickness: 2 }],
    ['Außendurchmesser 6,350 mm', { diameter: 6.35 }],
    ['Nennleistung 1,250 W', { power: 1.25 }],
    ['Poids net 250,125 g', { net: 250.125 }],
    ['Hauteur 85,000', { height: 85 }],
    ['Der Schrank hat eine Breite von 60,500 cm', { width: 605 }],
    ['Plaque avec une épaisseur de 1,500 mm et une largeur de 80,250 cm', { thickness: 1.5, width: 802.5 }],
    ['Spannung 230,000 V', { voltage: 230 }],
    ['Largeur 60.500 cm, hauteur 2,500 m', { height: 2500 }],
  ])('a comma before three decimals: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Power 1,250 W', { power: 1250 }],
    ['The power of the heater is 1,250 W', { power: 1250 }],
    ['Leistung 1.250 W', { power: 1250 }],
    ['Puissance 1.250 W', { power: 1250 }],
    ['Puissance 1 250 W', { power: 1250 }],
    ['Width 1,200 mm', { width: 1200 }],
    ['Diameter 6.350 mm', { diameter: 6.35 }],
    ['Thickness 12.500 mm', { thickness: 12.5 }],
    ['Breite 1.250,500 mm', { width: 1250.5 }],
    ['Largeur 1,250,500 mm', { width: 1250500 }],
    ['Net weight 2,500 g', { net: 2500 }],
  ])('thousands stay thousands: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Utilisable de moins 20 à plus 60 °C', { tmin: -20, tmax: 60 }],
    ['Betriebstemperatur: minus 20 bis plus 50 °C', { tmin: -20, tmax: 50 }],
    ['Operates from minus 10 to plus 50 degrees Celsius', { tmin: -10, tmax: 50 }],
    ['Einsetzbar von minus 25 bis plus 70 Grad Celsius', { tmin: -25, tmax: 70 }],
    ['Operating temperature minus 10 °C to plus 50 °C', { tmin: -10, tmax: 50 }],
    ["Température d'utilisation de moins 10 °C à plus 40 °C", { tmin: -10, tmax: 40 }],
    ['Operating temp. max 60°C / min -10°C', { tmin: -10, tmax: 60 }],
    ['Operating temperature: minus 40 to minus 10 °C', { tmin: -40, tmax: -10 }],
    ['Betriebstemperatur zwischen minus 5 und plus 45 °C', { tmin: -5, tmax: 45 }],
    ["Température d'utilisation entre moins 5 et plus 45 °C", { tmin: -5, tmax: 45 }],
    ['Betriebstemperatur plus 5 bis plus 35 °C', { tmin: 5, tmax: 35 }],
    ['Betriebstemperatur max. 60 °C / min. -10 °C', { tmin: -10, tmax: 60 }],
    ['Betriebstemperatur max. 60°C/min. -10°C', { tmin: -10, tmax: 60 }],
    ["Température d'utilisation : min -10 °C / max 60 °C", { tmin: -10, tmax: 60 }],
  ])('signs in words and ends in any order: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Largeur 60 cm et plus 2 étagères', { width: 600 }],
    ['Puissance de plus de 60 W', { power: 60 }],
    ['Betriebstemperatur -10 bis 50 °C plus Zubehör', { tmin: -10, tmax: 50 }],
    ['Débit 2 l/min 5 bar', { flow: 120 }],
    ['Fördermenge 2 l / min', { flow: 120 }],
    ['Operating temperature 0 to 40 °C', { tmin: 0, tmax: 40 }],
  ])('a plus that is no sign: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });
});
