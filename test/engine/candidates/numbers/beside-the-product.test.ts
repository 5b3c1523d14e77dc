import { describe, expect, it } from 'vitest';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine tells a product from what is beside it', () => {
  it.each<StatedRow>([
    ['Freezer, freezing capacity 18 kg/24h', { weight: null }],
    ['Gefrierschrank, 16 kg in 24 Std., Gewicht 60 kg', { weight: 60 }],
    ['Congélateur, 12 kg / 24 h, poids 55 kg', { weight: 55 }],
    ['Drill, charger power 65 W', { power: null }],
    ['Perceuse, puissance 800 W, chargeur 65 W', { power: 800 }],
    ['Bohrmaschine, Leistung 800 W, im Koffer, Koffer Breite 40 cm', { power: 800, width: null }],
    ['Chargeur, puissance 65 W', { power: 65 }],
    ['Meuble largeur 80 cm. Miroir largeur 60 cm en option.', { width: 800 }],
    ['Schrank Breite 80 cm. Sockel, Breite 60 cm (als Zubehör).', { width: 800 }],
    ['Étagère, largeur 80 cm. Existe aussi en largeur 100 cm.', { width: 800 }],
    ['Shelf, width 80 cm. Also available in width 100 cm.', { width: 800 }],
    ['Regal, Breite 80 cm. Auch in Breite 100 cm lieferbar.', { width: 800 }],
    ['LED-Leuchte, Leistung 48 W, ersetzt 2 x 58 W', { power: 48 }],
    ['Luminaire, puissance 48 W, remplace 2 x 58 W', { power: 48 }],
    ["Contacteur, tension 230 V. Tension d'isolement : 690 V", { voltage: 230 }],
    ['Schütz, Spannung 230 V, Bemessungsisolationsspannung 690 V', { voltage: 230 }],
    ['Breaker, current 10 A, breaking capacity 100 kA', { current: 10 }],
    ['Disjoncteur, courant 10 A, pouvoir de coupure 6 kA', { current: 10 }],
    ['Schalter, Strom 16 A, Ausschaltvermögen 10 kA', { current: 16 }],
  ])('answers %s', (source, expected) => {
    expect(answersWithoutExamples(source, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Badheizkörper, Höhe 180 cm, 24 Rohre Ø 22 mm', { height: 1800, diameter: null }],
    ['Sèche-serviettes, hauteur 180 cm, 24 tubes Ø 22 mm', { height: 1800, diameter: null }],
    ['Trolley, height 60 cm, 2 wheels Ø 6 cm', { height: 600, diameter: null }],
    ['Tabouret, hauteur 45 cm, piètement étoile Ø 64 cm', { height: 450, diameter: null }],
    ['Barre, tube acier Ø 32 mm', { diameter: 32 }],
    ['Tube acier Ø 32 mm', { diameter: 32 }],
    ['Lot de 4 roulettes Ø 60 mm', { diameter: 60 }],
    ['Tisch rund, Ø 120 cm, Höhe 75 cm', { height: 750, diameter: 1200 }],
  ])('tells whose diameter it is in %s', (source, expected) => {
    expect(answersWithoutExamples(source, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Drehzahl 3.10³ 1/min', { speed: 3000 }],
    ['Vitesse de rotation : 1,5.10³ tr/min', { speed: 1500 }],
    ['Rotation speed 3·10³ rpm', { speed: 3000 }],
    ['Diameter 3.10 mm', { diameter: 3.1 }],
  ])('reads the power of ten in %s', (source, expected) => {
    expect(answersWithoutExamples(source, Object.keys(expected))).toEqual(expected);
  });
});
