import { describe, expect, it } from 'vitest';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine reads units and digits', () => {
  it.each<StatedRow>([
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
    ['Weight: 250 g +/-5 %', { weight: 0.25 }],
    ['Länge 2000 mm -0/+5, Breite 600 mm -0/+5', { width: 600 }],
    ['Poids 1 kg (±3%)', { weight: 1 }],
    ['Nennspannung 230 V -10 % / +15 %', { voltage: 230 }],
    ['Höhe 750 mm (Toleranz +/- 2 mm)', { height: 750 }],
    ['Breite 60,0 ± 0,5 cm', { width: 600 }],
    ['Width: 60cm±1cm', { width: 600 }],
    ['ca. 600 mm breit (+/- 5 mm)', { width: 600 }],
    ['Poids : 850 ±20 g', { weight: 0.85 }],
    ['Gewicht (±5%): 3,2 kg', { weight: 3.2 }],
    ['Drehmoment 25 Nm ± 6 %', { torque: 25 }],
    ['Puissance 60 W (+5/-10%)', { power: 60 }],
    ['Diameter: 8 (+0.1) mm', { diameter: 8 }],
    ['Leistung 1000 W +- 10 W', { power: 1000 }],
    ['Width 600 mm, tolerance: 2 mm', { width: 600 }],
    ["Tension d'alimentation : 24 V CC ± 10 %", { voltage: 24 }],
    ['60 ± 1 x 40 ± 1 x 30 ± 1 cm (L x P x H)', { width: 600, depth: 400, height: 300 }],
    ['Hauteur 85 cm ± 5 mm, largeur 60 cm ± 5 mm', { height: 850, width: 600 }],
    ['Temp. max. 60 °C ± 2 °C, maximum operating temperature 60 °C ±2 K', { tmax: 60 }],
    ['Breite 600 +1/-2 mm', { width: 600 }],
    ['Breite 600 mm +1/-2', { width: 600 }],
    ['Weight 2.5 kg (tolerance ±0.1 kg)', { weight: 2.5 }],
    ['Tension 230 V∼ ±10%', { voltage: 230 }],
    ['Drehmoment 40 Nm Toleranz: ±4 %', { torque: 40 }],
    ['Diamètre : 12 mm, tolérance h6', { diameter: 12 }],
    ['Débit 500 l/h (à ±5 % près)', { flow: 500 }],
    ['Rotation speed 3000 rpm (+/- 10%)', { speed: 3000 }],
    ['Voltage: 12 V (-5%/+10%)', { voltage: 12 }],
  ])('a tolerance: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['600 x 400 + 50 mm', { width: null }],
    ['Weight 5 kg - 2 shelves', { weight: 5 }],
  ])('what is no tolerance: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
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
    ['Capacité 22 nF/V', { cap: null }],
    ['Débit 100 l/h/m', { flow: null }],
    ['Drehmoment 20 kpcm', { torque: 1.96133 }],
    ['Anziehdrehmoment 35 kgcm', { torque: 3.432328 }],
    ['Couple 12 kgf·cm', { torque: 1.176798 }],
    ['Drehmoment 40 N m', { torque: 40 }],
    ['Drehmoment 40 N min', { torque: null }],
    ['Breite 3 Fuß', { width: 914.4 }],
    ['Rotation speed 3,000 r/min', { speed: 3000 }],
    ['Vitesse de rotation 50 tours/minute', { speed: 50 }],
    ['Schlagzahl 48.000 min-1, Drehzahl 1.600 min-1', { speed: 1600 }],
    ['Width 3 cubits', { width: null }],
    ['Largeur 2 coudées', { width: null }],
    ['Breite 40 Punkt', { width: null }],
    ['Puissance 20 dBW', { power: null }],
    ['Current 4 mA', { current: 0.004 }],
    ['Flux 450 mcd', { flux: null }],
    ['Volumenstrom 30 Eimer, Fördermenge 500 l/h', { flow: 500 }],
    ['Weight 2 tons', { weight: 2000 }],
    ['Width 60\u2009cm', { width: 600 }],
    ['Width\u00a060\u202fcm', { width: 600 }],
    ['Wid\u00adth 60\u00a0cm', { width: 600 }],
    ['Width: 60\ufeffcm', { width: 600 }],
    ["Température maximale d'utilisation 60℃", { tmax: 60 }],
    ['Power 2㎾', { power: 2000 }],
    ['Poids 5㎏', { weight: 5 }],
    ['Luminous flux 2 Mlx', { flux: null }],
    ['Voltage 5 kVA', { voltage: null }],
    ['Puissance 3 kVA', { power: null }],
    ['Power 3 kWh', { power: null }],
    ['Current 3 Ah', { current: null }],
    ['Débit 12 kg/h', { flow: null }],
    ['Rotation speed 5 m/s', { speed: null }],
    ['Flow rate 3 sccm', { flow: null }],
    ['Thickness 20 ga', { thickness: null }],
    ['Épaisseur 120 µm', { thickness: 0.12 }],
    ['Width 2.5 yds', { width: 2286 }],
    ['Capacity: 470nF capacitance', { cap: 0.47 }],
    ['Kapazität 2200uF', { cap: 2200 }],
    ['Width 60 cm²', { width: null }],
    ['Width 6 hh', { width: null }],
  ])('units that are foreign, rare or written oddly: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Width 60 with feet', { width: 60 }],
    ['Largeur 60 Hauteur 85', { width: 60, height: 85 }],
    ['Leistung 60, Spannung 230', { power: 60, voltage: 230 }],
    ['Puissance 60 W LED', { power: 60 }],
    ['Width 60cm IP44', { width: 600 }],
    ['Largeur 60 en chêne', { width: 60 }],
    ['Leistung 60 W, Farbe weiß', { power: 60 }],
    ['Height 850 – white', { height: 850 }],
  ])('words that are no units: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Wärmeleitfähigkeit 0,035 W/mK', { lambda: 0.035 }],
    ['Conductivité thermique : 0,032 W/m.K', { lambda: 0.032 }],
    ['Conductivité thermique λ = 0,032 W/(m.K)', { lambda: 0.032 }],
    ['Wärmeleitfähigkeit: 0,035 W/(mK)', { lambda: 0.035 }],
    ['Thermal conductivity 0.035 W·m⁻¹·K⁻¹', { lambda: 0.035 }],
    ['Couple 40 N.m', { torque: 40 }],
    ['Drehmoment max. 2,5 Newtonmeter', { torque: 2.5 }],
    ['Wärmeleitfähigkeit λ 0,035 W/(m*K)', { lambda: 0.035 }],
    ['Lambda 0,035 W/mK, Wärmeleitfähigkeit', { lambda: 0.035 }],
    ['Thermal conductivity: 0.04 W/m K', { lambda: 0.04 }],
    ['Couple de serrage : 25 N·m', { torque: 25 }],
    ['Couple : 2,5 daN.m', { torque: 25 }],
    ['U 0,9; Wärmeleitfähigkeit 0,022 W/(m·K)', { lambda: 0.022 }],
    ['λ-Wert: Wärmeleitfähigkeit 0,022 W/(m·K)', { lambda: 0.022 }],
    ['Conductivité thermique (W/m.K) : 0,035', { lambda: 0.035 }],
    ['Wärmeleitfähigkeit [W/(mK)]: 0,035', { lambda: 0.035 }],
    ['Drehmoment 40 N·m, 2 Gänge', { torque: 40 }],
    ['Torque: 12 N*m', { torque: 12 }],
    ['Couple (N.m) : 40', { torque: 40 }],
  ])('products and quotients of units: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
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
    ['Drehzahl 0 bis 3000 1/min', { speed: 3000 }],
    ['Leerlaufdrehzahl: 11.000 1/min', { speed: 11000 }],
    ['Drehzahl: 2800/min', { speed: 2800 }],
    ['Nenndrehzahl 1450 1/min, Leistung 550 W', { speed: 1450, power: 550 }],
    ['Motor 1 400 1/min Drehzahl', { speed: 1400 }],
    ['Drehzahl(1/min): 2800', { speed: 2800 }],
    ['Drehzahl in 1/min: 2800', { speed: 2800 }],
    ['Drehzahl [min-1] 2800', { speed: 2800 }],
    ['2.800 1/min Leerlaufdrehzahl', { speed: 2800 }],
    ['Speed 12,000 1/min rotation speed', { speed: 12000 }],
  ])('revolutions a minute: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([['Thread 1/2, speed 2800 rpm', { speed: 2800 }]])('fractions: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
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
    ['Thickness 0.125 mm', { thickness: 0.125 }],
    ['Dicke 0,250 mm', { thickness: 0.25 }],
    ['Diameter 6.350 mm, length 25.4 mm', { diameter: 6.35 }],
    ['Poids 12.500 g', { net: 12500 }],
    ['Gewicht 1.250,5 g', { net: 1250.5 }],
    ['Net weight 2,500 g (2.5 kg)', { net: 2500 }],
    ['Puissance 1.500 W', { power: 1500 }],
    ['Power 1,500 W', { power: 1500 }],
    ['Lichtstrom 12.000 lm', { flux: 12000 }],
    ['Luminous flux 1.2E+04 lm', { flux: 12000 }],
    ['Capacitance 4.7e2 µF', { cap: 470 }],
    ['Gewicht 3.000.000 g', { net: 3000000 }],
    ['Poids net 1.250.000,5 g', { net: 1250000.5 }],
    ['Durchmesser: 1.250 mm, Breite 60,5 cm', { diameter: 1250 }],
    ['Diameter: 1.250 in, width 2.5 in', { diameter: 31.75 }],
    ['Poids : 1,250 kg', { weight: 1.25 }],
    ['Width 1,200 mm', { width: 1200 }],
    ['Breite 1.200 mm', { width: 1200 }],
    ['Largeur 1 200 mm', { width: 1200 }],
    ['Current 2.5E-3 A', { current: 0.0025 }],
    ['Strom 3,2·10^-3 A', { current: 0.0032 }],
    ['Courant 1,6×10⁻³ A', { current: 0.0016 }],
  ])('thousands, decimals and exponents: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['E27, 12 W', { power: 12 }],
    ['Modell 5E3, 20 W', { power: 20 }],
  ])('codes: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Poids 1 kg 200', { weight: 1.2 }],
    ['Poids : 2 kg 500 avec batterie', { weight: 2.5 }],
    ['Weight 5 lb 8 oz', { weight: 2.494758 }],
    ['Hauteur 1 m 75', { height: 1750 }],
    ['Largeur 1m20', { width: 1200 }],
    ['Height 5\'11"', { height: 1803.4 }],
    ['2 kg 50 g', { weight: 2.05 }],
    ['Länge, Breite 1 m 20', { width: 1200 }],
    ['Höhe 1 m 5 cm', { height: 1050 }],
    ['5 ft 6 in height', { height: 1676.4 }],
    ['Poids 12 kg 500', { weight: 12.5 }],
    ['1 kg 50 g Gewicht', { weight: 1.05 }],
    ['Gewicht: 1 kg 300 g', { weight: 1.3 }],
    ['Höhe 2 m 10', { height: 2100 }],
  ])('values of two units: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Poids 1 kg 200 pièces', { weight: 1 }],
    ['Hauteur 1 m 20 kg', { height: 1000, weight: 20 }],
    ['Poids 2 kg 150 x 60 cm', { weight: 2 }],
    ['Poids 3 kg, 200 vis', { weight: 3 }],
    ['Weight 3 kg 200 pcs', { weight: 3 }],
    ['Largeur 2 m 40 pièces', { width: 2000 }],
  ])('two values: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });
});
