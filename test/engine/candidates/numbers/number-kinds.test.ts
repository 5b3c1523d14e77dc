import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../src/engine/engine.js';
import type { Field, Value } from '../../../../src/fields/field.js';
import { makeField } from '../../../fields/make-field.js';

/** A dictionary in three languages without any example. */
const FIELDS: Readonly<Record<string, Field>> = Object.fromEntries(
  (
    [
      ['width', 'mm', 'Width', 'Largeur', 'Breite'],
      ['height', 'mm', 'Height', 'Hauteur', 'Höhe'],
      ['depth', 'mm', 'Depth', 'Profondeur', 'Tiefe'],
      ['thickness', 'mm', 'Thickness', 'Épaisseur', 'Stärke'],
      ['diameter', 'mm', 'Diameter', 'Diamètre', 'Durchmesser'],
      ['weight', 'kg', 'Weight', 'Poids', 'Gewicht'],
      ['net', 'g', 'Net weight', 'Poids net', 'Nettogewicht'],
      ['power', 'W', 'Power', 'Puissance', 'Leistung'],
      ['voltage', 'V', 'Voltage', 'Tension', 'Spannung'],
      ['current', 'A', 'Current', 'Courant', 'Strom'],
      ['cap', 'µF', 'Capacitance', 'Capacité', 'Kapazität'],
      ['torque', 'Nm', 'Torque', 'Couple', 'Drehmoment'],
      ['speed', 'rpm', 'Rotation speed', 'Vitesse de rotation', 'Drehzahl'],
      ['flow', 'l/h', 'Flow rate', 'Débit', 'Fördermenge'],
      ['lambda', 'W/(m·K)', 'Thermal conductivity', 'Conductivité thermique', 'Wärmeleitfähigkeit'],
      ['flux', 'lm', 'Luminous flux', 'Flux lumineux', 'Lichtstrom'],
      ['pressure', 'bar', 'Max. pressure', 'Pression max.', 'Max. Druck'],
      [
        'tmin',
        '°C',
        'Minimum operating temperature',
        "Température minimale d'utilisation",
        'Minimale Betriebstemperatur',
      ],
      [
        'tmax',
        '°C',
        'Maximum operating temperature',
        "Température maximale d'utilisation",
        'Maximale Betriebstemperatur',
      ],
      ['pieces', undefined, 'Number of pieces', 'Nombre de pièces', 'Anzahl Stück'],
      ['seats', undefined, 'Number of seats', 'Nombre de places', 'Anzahl Sitzplätze'],
    ] as const
  ).map(([name, unit, en, fr, de]) => [
    name,
    makeField({
      name,
      label: en,
      labels: { en, fr, de },
      type: 'number',
      ...(unit && { unit }),
      ...(unit && { decimals: 6 }),
    }),
  ]),
);

const engine = createEngine({ read: () => undefined });

function answers(text: string, codes: readonly string[]): Readonly<Record<string, Value>> {
  const fields = codes.map((code) => FIELDS[code] as Field);
  return Object.fromEntries(engine.answer(fields, text).map(({ field, value }) => [field, value]));
}

type Row = readonly [text: string, expected: Readonly<Record<string, Value>>];

describe('without an example, the engine reads', () => {
  it.each<Row>([
    ['Gewicht 400 g ± 15 g', { net: 400 }],
    ['Poids net : 250 g ±10 %', { net: 250 }],
    ['Poids net 500 (± 5) g', { net: 500 }],
    ['Tension : 230 V ±10 %', { voltage: 230 }],
    ['Spannung 24 +/- 2 V', { voltage: 24 }],
    ['Breite 600 ± 2 mm', { width: 600 }],
    ['Largeur 60 cm (tolérance +/- 1 cm)', { width: 600 }],
    ['Breite: 120 cm, Toleranz 5 mm', { width: 1200 }],
    ['Diameter 12 +0.5/-0.2 mm', { diameter: 12 }],
    ['Diamètre 12 mm +0/-0,1', { diameter: 12 }],
    ['Thickness 18mm±0.3mm', { thickness: 18 }],
    ['Width 60 cm (+/-0.5 cm), height 85 cm (+/-0.5 cm)', { width: 600, height: 850 }],
    ['Poids 1,5 kg plus ou moins 50 g', { weight: 1.5 }],
    ['Capacitance 100 µF ±20%', { cap: 100 }],
    ['Druck max. 10 bar, Genauigkeit ±0,5 bar', { pressure: 10 }],
    ['Drehzahl 1400 ±50 U/min', { speed: 1400 }],
    ['Weight approx. 2.3 kg tol. 0.1 kg', { weight: 2.3 }],
  ])('a tolerance: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['600 x 400 + 50 mm', { width: null }],
    ['Weight 5 kg - 2 shelves', { weight: 5 }],
  ])('what is no tolerance: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Maße (BxHxT) in cm: 60 x 85 x 55', { width: 600, height: 850, depth: 550 }],
    ['Abmessungen in cm (B x H x T): 60 x 85 x 55', { width: 600, height: 850, depth: 550 }],
    ['Size in inches (W x H x D): 10 x 20 x 30', { width: 254, height: 508, depth: 762 }],
    ['Breite 60, Höhe 85, Tiefe 55 (cm)', { width: 600, height: 850, depth: 550 }],
    ['Largeur 60 x Hauteur 85 x Profondeur 55 cm', { width: 600, height: 850, depth: 550 }],
    ['L60 x H85 x P55 cm', { width: 600, height: 850, depth: 550 }],
    [
      'Toutes les dimensions sont en cm. Largeur 60, hauteur 85, profondeur 55.',
      { width: 600, height: 850, depth: 550 },
    ],
    ['Alle Maße in cm. Breite 60, Höhe 85', { width: 600, height: 850 }],
    ['Alle Angaben in mm: Breite 600, Höhe 850', { width: 600, height: 850 }],
    ['Dimensions (cm) : largeur 60 ; hauteur 85 ; profondeur 55', { width: 600, height: 850, depth: 550 }],
    ['60 x 85 x 55 cm (W x H x D)', { width: 600, height: 850, depth: 550 }],
    ['60x85x55 (BxHxT, cm)', { width: 600, height: 850, depth: 550 }],
    ['60 (W) x 85 (H) x 55 (D) cm', { width: 600, height: 850, depth: 550 }],
    ['W 60 x H 85 x D 55 cm', { width: 600, height: 850, depth: 550 }],
    ['Measurements in centimetres: width 60, height 85', { width: 600, height: 850 }],
    ['Dimensions (L x H x P) en centimètres : 60 x 85 x 55', { width: 600, height: 850, depth: 550 }],
    ['Width 60 / height 85 / depth 55 cm', { width: 600, height: 850, depth: 550 }],
    ['Dimensions in cm\nWidth: 60\nHeight: 85', { width: 600, height: 850 }],
    ['Dimensions cm : 60 x 85 x 55 (L x H x P)', { width: 600, height: 850, depth: 550 }],
  ])('a unit that is said once: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Dimensions en cm : largeur 60, hauteur 850 mm', { width: 600, height: 850 }],
    ['Width 600 mm, height 85 cm', { width: 600, height: 850 }],
    ['Alle Maße in cm. Breite 60, Leistung 50 W', { width: 600, power: 50 }],
  ])('units of their own: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Capacité 100 nF', { cap: 0.1 }],
    ['Kapazität 10 pF', { cap: 1e-5 }],
    ['Couple 15 daNm', { torque: 150 }],
    ['Torque 30 lb-ft', { torque: 40.674538 }],
    ['Drehmoment 500 Nmm', { torque: 0.5 }],
    ['Débit 20 SCFM', { flow: 33980 }],
    ['Flow rate 30 buckets', { flow: null }],
    ['Weight 12 stone', { weight: 76.203518 }],
    ['Poids 3 onces', { weight: 0.085049 }],
    ['Current 20 nA', { current: null }],
    ['Strom 5 kA', { current: 5000 }],
    ['Breite 3 Ellen', { width: null }],
    ['Width 5 hands', { width: null }],
    ['Largeur 60 ㎜', { width: 60 }],
    ['Breite 60\u200bmm', { width: 60 }],
    ['Brei\u00adte 60 cm', { width: 600 }],
    ['Largeur : 60\u00a0cm', { width: 600 }],
    ['Width ６０ｃｍ', { width: 600 }],
    ['Pressure max. 2 MPa', { pressure: 20 }],
    ['Druck max. 3 kp/cm²', { pressure: 2.941995 }],
    ['Pression max. 10 mCE', { pressure: 0.980665 }],
    ['Leistung 5 dBm', { power: null }],
    ['Flux lumineux 800 cd', { flux: null }],
    ['Luminous flux 800 klm', { flux: 800000 }],
  ])('units that are foreign, rare or written oddly: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Width 60 with feet', { width: 60 }],
    ['Largeur 60 Hauteur 85', { width: 60, height: 85 }],
    ['Leistung 60, Spannung 230', { power: 60, voltage: 230 }],
    ['Puissance 60 W LED', { power: 60 }],
    ['Width 60cm IP44', { width: 600 }],
  ])('words that are no units: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Minimale Betriebstemperatur: −20 °C', { tmin: -20 }],
    ['Minimale Betriebstemperatur: minus 20 °C', { tmin: -20 }],
    ['Minimale Betriebstemperatur minus 20 Grad', { tmin: -20 }],
    ["Température minimale d'utilisation : –15°C", { tmin: -15 }],
    ["Température minimale d'utilisation : - 15 °C", { tmin: -15 }],
    ["Température minimale d'utilisation :-15°C", { tmin: -15 }],
    ['Minimum operating temperature (—10 °C)', { tmin: -10 }],
    ['Minimum operating temperature=-10°C', { tmin: -10 }],
    ['Minimum operating temperature: minus 5 °C', { tmin: -5 }],
    ['Minimum operating temperature ‐30 °C', { tmin: -30 }],
    ['Minimum operating temperature: -4 °F', { tmin: -20 }],
    ["Température minimale d'utilisation de moins 10 °C", { tmin: -10 }],
  ])('numbers below zero: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ["Température minimale d'utilisation : au moins 10 °C", { tmin: 10 }],
    ['Minimum operating temperature - 10 °C', { tmin: 10 }],
    ['Width - 60 cm', { width: 600 }],
    ['Weight: -5 kg', { weight: 5 }],
  ])('dashes that are no minus: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Température de fonctionnement : de 5 °C à 40 °C', { tmin: 5, tmax: 40 }],
    ['Betriebstemperatur: -10 bis +50 °C', { tmin: -10, tmax: 50 }],
    ['Betriebstemperatur von 0 °C bis 45 °C', { tmin: 0, tmax: 45 }],
    ['Operating temperature from -5 to 35 °C', { tmin: -5, tmax: 35 }],
    ['Operating temperature -20°C ~ +60°C', { tmin: -20, tmax: 60 }],
    ['Operating temperature (min/max): -20/60 °C', { tmin: -20, tmax: 60 }],
    ["Température d'utilisation : -20 … 60 °C", { tmin: -20, tmax: 60 }],
    ["Température d'utilisation mini -10 °C, maxi 50 °C", { tmin: -10, tmax: 50 }],
    ['Betriebstemperatur min. -10 °C, max. 50 °C', { tmin: -10, tmax: 50 }],
    ['Lagertemperatur: -40 bis 70 °C. Betriebstemperatur: 0 bis 50 °C.', { tmin: 0, tmax: 50 }],
    ['Storage temperature -40...+85 °C, operating temperature 0...+50 °C', { tmin: 0, tmax: 50 }],
    ["Température de stockage : -30 à 70 °C ; température d'utilisation : 5 à 40 °C", { tmin: 5, tmax: 40 }],
    ['Storage temperature: -40 to 70 °C', { tmin: null, tmax: null }],
    ['Transporttemperatur -25 bis 55 °C', { tmin: null, tmax: null }],
    ['Pression max. 16 bar, pression min. 0,5 bar', { pressure: 16 }],
    ['Druck: min. 1 bar / max. 6 bar', { pressure: 6 }],
    ['Mindestdruck 0,5 bar', { pressure: null }],
    ['Pressure 1-10 bar', { pressure: 10 }],
    ['Druck von 0,5 bis 10 bar', { pressure: 10 }],
    ["Pression jusqu'à 10 bar", { pressure: 10 }],
    ['Working pressure up to 8 bar', { pressure: 8 }],
    ['Maximale Betriebstemperatur 60 °C', { tmin: null, tmax: 60 }],
    ['Minimum operating temperature 5 °C', { tmin: 5, tmax: null }],
  ])('least and most: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Voltage 220-240 V', { voltage: null }],
    ['Spannung: 220 – 240 V', { voltage: null }],
    ['Tension 220 à 240 V', { voltage: null }],
    ['Width 60-80 cm', { width: null }],
    ['Réglable en hauteur de 71 à 120 cm', { height: null }],
    ['Höhe verstellbar 71 - 120 cm', { height: null }],
    ['Drehzahl 0-3000 U/min', { speed: 3000 }],
    ['Power 5 to 60 W', { power: null }],
    ['Leistung 0 - 1200 W', { power: 1200 }],
  ])('a range where no end is asked for: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Verpackungsmaße (BxHxT): 12 x 22 x 32 cm', { width: null, height: null, depth: null }],
    ['Maße BxHxT: 10 x 20 x 30 cm, Verpackung: 12 x 22 x 32 cm', { width: 100, height: 200, depth: 300 }],
    [
      'Dimensions produit (L x H x P) : 10 x 20 x 30 cm. Dimensions colis (L x H x P) : 12 x 22 x 32 cm',
      { width: 100, height: 200, depth: 300 },
    ],
    ['Weight 5 kg, shipping weight 7 kg', { weight: 5 }],
    ['Shipping weight: 7 kg', { weight: null }],
    ['Gewicht 5 kg, Versandgewicht 7 kg', { weight: 5 }],
    ['Poids brut 7 kg, poids net 5 kg', { weight: 5 }],
    ['Traglast 120 kg', { weight: null }],
    ['Stuhl, belastbar bis 150 kg', { weight: null }],
    ['Stuhl, Gewicht 6 kg, belastbar bis 150 kg', { weight: 6 }],
    ['Supports up to 100 kg', { weight: null }],
    ['Poids max. utilisateur : 110 kg', { weight: null }],
    ['Charge maximale par étagère : 20 kg. Poids : 15 kg', { weight: 15 }],
    ['Nischenmaße (H x B x T): 820 x 600 x 550 mm', { width: null, height: null, depth: null }],
    ["Niche d'encastrement : largeur 560 mm, hauteur 600 mm. Largeur : 595 mm", { width: 595, height: null }],
    ['Cut-out width 560 mm, width 595 mm', { width: 595 }],
    ['Prüfdruck 15 bar, Druck max. 10 bar', { pressure: 10 }],
    ["Pression d'épreuve 15 bar", { pressure: null }],
    ['Power 60 W, standby 0.5 W', { power: 60 }],
    ['Prüfspannung 2500 V, Spannung 230 V', { voltage: 230 }],
    ['Capacité de chargement 8 kg', { weight: null }],
    ["Hauteur 90 cm, hauteur d'assise 45 cm", { height: 900 }],
    ['Sitzhöhe 45 cm', { height: null }],
  ])('what is said of something else: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Poids sans emballage : 5 kg', { weight: 5 }],
    ['Weight without packaging 5 kg', { weight: 5 }],
    ['Livré en carton. Largeur 60 cm', { width: 600 }],
  ])('what is said of the product after all: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Poids : 0,8 kg/m', { weight: null }],
    ['Gewicht 2,5 kg/m²', { weight: null }],
    ['Puissance 12 W/m', { power: null }],
    ['Leistung 14,4 W pro Meter', { power: null }],
    ['Weight 0.8 kg per metre', { weight: null }],
    ['Weight 0.8 kg/piece', { weight: 0.8 }],
    ['Power 60W/230V', { power: 60 }],
  ])('shares of each metre or piece: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['{"width":"60","height":"85"}', { width: 60, height: 85 }],
    ['{"width": "60 cm", "height": "85 cm"}', { width: 600, height: 850 }],
    ['width="60" height="85"', { width: 60, height: 85 }],
    ['[{"name":"Breite","value":"60","unitCode":"CMT"}]', { width: 600 }],
    ['{"depth":{"value":"30","unitCode":"MMT"}}', { depth: 30 }],
    ['{"weight":{"value":5,"unitCode":"KGM"}}', { weight: 5 }],
    ['"Largeur";"60"', { width: null }],
    ['« Largeur 60 »', { width: 60 }],
    ['„Breite 60“', { width: 60 }],
    ["Width: '60'", { width: 60 }],
    ['Regal "Loft 120", Breite 80 cm', { width: 800 }],
  ])('quotation marks: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Width 24"', { width: 609.6 }],
    ['Width: 24", height: 30"', { width: 609.6, height: 762 }],
    ['Width 24" x "Loft"', { width: 609.6 }],
  ])('inches: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Drehzahl: 1400 1/min', { speed: 1400 }],
    ['Nenndrehzahl 3.000 1/min', { speed: 3000 }],
    ['12000 1/min Drehzahl', { speed: 12000 }],
    ['Drehzahl 2 800 1/min', { speed: 2800 }],
    ['Drehzahl 2800 /min', { speed: 2800 }],
    ['Vitesse de rotation 2800 min-1', { speed: 2800 }],
    ['Vitesse de rotation 1500 tr/mn', { speed: 1500 }],
    ['Rotation speed 3000 min⁻¹', { speed: 3000 }],
    ['Leerlaufdrehzahl 0 - 3200 1/min', { speed: 3200 }],
    ['Drehzahl 900 min^-1', { speed: 900 }],
    ['Rotation speed 25 1/s', { speed: 1500 }],
  ])('revolutions a minute: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([['Thread 1/2, speed 2800 rpm', { speed: 2800 }]])('fractions: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Thickness 1.250 mm, width 10.5 mm', { thickness: 1.25, width: 10.5 }],
    ['Dicke 1,250 mm, Breite 12,5 mm', { thickness: 1.25 }],
    ['Stärke 2.500 mm, Breite 12,5 cm', { thickness: 2500 }],
    ['Net weight 1,250.5 g', { net: 1250.5 }],
    ['Gewicht: 2.350.000 g', { net: 2350000 }],
    ['Poids net : 1 250 000 g', { net: 1250000 }],
    ['Net weight 1,250,000 g', { net: 1250000 }],
    ['Luminous flux 1.5e3 lm', { flux: 1500 }],
    ['Flux lumineux 1,2·10³ lm', { flux: 1200 }],
    ['Lichtstrom 2 x 10^3 lm', { flux: 2000 }],
    ['Current 5e-4 A', { current: 0.0005 }],
    ['Power 3E+3 W', { power: 3000 }],
    ['The diameter is 6.350 mm and the shaft fits in the hub', { diameter: 6.35 }],
    ['Der Durchmesser ist 1.200 mm', { diameter: 1200 }],
    ['Le diamètre est de 1.200 mm', { diameter: 1200 }],
    ["Gewicht 12'500 g", { net: 12500 }],
  ])('thousands, decimals and exponents: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['E27, 12 W', { power: 12 }],
    ['Modell 5E3, 20 W', { power: 20 }],
  ])('codes: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Wärmeleitfähigkeit 0,035 W/mK', { lambda: 0.035 }],
    ['Conductivité thermique : 0,032 W/m.K', { lambda: 0.032 }],
    ['Conductivité thermique λ = 0,032 W/(m.K)', { lambda: 0.032 }],
    ['Wärmeleitfähigkeit: 0,035 W/(mK)', { lambda: 0.035 }],
    ['Thermal conductivity 0.035 W·m⁻¹·K⁻¹', { lambda: 0.035 }],
    ['Couple 40 N.m', { torque: 40 }],
    ['Drehmoment max. 2,5 Newtonmeter', { torque: 2.5 }],
  ])('products and quotients of units: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Lot de 4 assiettes', { pieces: 4 }],
    ['Pack of 10', { pieces: 10 }],
    ['6er-Set Gläser', { pieces: 6 }],
    ['12-teiliges Besteckset', { pieces: 12 }],
    ['Besteckset, 24 tlg.', { pieces: 24 }],
    ['Coffret 24 pièces', { pieces: 24 }],
    ['Boîte de 100 vis', { pieces: 100 }],
    ['Schrauben, 200 Stück', { pieces: 200 }],
    ['100 pcs', { pieces: 100 }],
    ['Screws, box of 50', { pieces: 50 }],
    ['Inhalt: 8 Stk.', { pieces: 8 }],
    ['Jeu de 3 tournevis', { pieces: 3 }],
    ['Canapé 3 places', { seats: 3 }],
    ['2-Sitzer', { seats: 2 }],
    ['Zweisitzer Sofa', { seats: 2 }],
    ['Dreisitzer-Sofa', { seats: 3 }],
    ['3-seater sofa', { seats: 3 }],
    ['Two-seater sofa', { seats: 2 }],
    ['Banquette deux places', { seats: 2 }],
    ['Sofa mit 4 Sitzplätzen', { seats: 4 }],
    ['Table for 6 people', { seats: null }],
  ])('counts: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Set of 12 pieces, 3 colours', { pieces: 12 }],
    ['Lampe 12 W, 3 Stufen', { pieces: null }],
  ])('other counts beside: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Poids 1 kg 200', { weight: 1.2 }],
    ['Poids : 2 kg 500 avec batterie', { weight: 2.5 }],
    ['Weight 5 lb 8 oz', { weight: 2.494758 }],
    ['Hauteur 1 m 75', { height: 1750 }],
    ['Largeur 1m20', { width: 1200 }],
    ['Height 5\'11"', { height: 1803.4 }],
  ])('values of two units: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<Row>([
    ['Poids 1 kg 200 pièces', { weight: 1 }],
    ['Hauteur 1 m 20 kg', { height: 1000, weight: 20 }],
  ])('two values: %s', (text, expected) => {
    expect(answers(text, Object.keys(expected))).toEqual(expected);
  });
});
