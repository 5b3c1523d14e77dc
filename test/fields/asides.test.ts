import { describe, expect, it } from 'vitest';
import { readAside } from '../../src/fields/text.js';
import { asidesOf } from '../../src/fields/words/asides.js';

/** The words of a text that are said of something beside the product. */
function beside(source: string): readonly string[] {
  return asidesOf(readAside(source)).map(({ start, end }) => source.slice(start, end).trim());
}

describe('what is said of something beside the product', () => {
  it.each<[string, readonly string[]]>([
    ['Meuble 80 cm. Applique LED en option (6 W, IP44).', ['Applique LED en option (6 W, IP44)']],
    ['Spiegel 60 cm, Ablage 40 cm optional', ['Ablage 40 cm optional']],
    ['Cabinet, shelf 30 cm (optional), white', ['shelf 30 cm (optional)']],
    ['Thermostat blanc. Sonde de 3 m en option.', ['Sonde de 3 m en option', 'Sonde de 3 m en option']],
    ['Schrank. Sockel 10 cm als Zubehör', ['Sockel 10 cm als Zubehör']],
    ['Desk, monitor arm 60 cm sold separately', ['monitor arm 60 cm sold separately']],
    ['Évier 60 cm, bac 30 cm vendu séparément', ['bac 30 cm vendu séparément']],
    ['Tisch 120 cm, optional mit Platte 40 cm', ['mit Platte 40 cm']],
    ['Vasque 60 cm. Meuble 55 cm (non fourni).', ['Meuble 55 cm (non fourni)']],
  ])('finds what can be had besides in %s', (source, expected) => {
    expect(beside(source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['Projecteur 50 W. Existe aussi en 20 W et en blanc. IP65', ['Existe aussi en 20 W et en blanc']],
    ['Table en verre. Existe en noir.', ['Existe en noir']],
    ['Seat, white. Also available in black, 40 cm', ['Also available in black, 40 cm']],
    ['Sitz weiß. Auch in Schwarz erhältlich. 40 cm', ['Auch in Schwarz erhältlich']],
    ['Regal 80 cm. Weitere Größen: 60 cm, 100 cm', ['Weitere Größen: 60 cm, 100 cm']],
    ['Étagère 80 cm\nAutres dimensions : 60 cm\nBois', ['Autres dimensions : 60 cm']],
  ])('finds other versions in %s', (source, expected) => {
    expect(beside(source)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['Drill 18 V, charger (230 V, 65 W), 2 kg', ['charger (230 V, 65 W)']],
    [
      'Perceuse 18 V avec chargeur 230 V et mallette de 40 cm',
      ['chargeur 230 V et mallette de 40 cm', 'mallette de 40 cm'],
    ],
    ['Bohrmaschine im Koffer 40 x 30 cm, 18 V', ['Koffer 40 x 30 cm']],
    ['Säge, 65 W-Ladegerät, 18 V', ['65 W-Ladegerät']],
  ])('finds things that come with the product in %s', (source, expected) => {
    expect(beside(source)).toEqual(expected);
  });

  it.each([
    'Chargeur rapide 230 V, 65 W',
    'Netzteil 12 V, 60 W',
    'Mallette 40 x 30 cm avec outils',
    'Lamp, E27 bulb 60 W max (not included)',
    'Leuchtmittel 60 W nicht enthalten',
    'Largeur 60 cm, hauteur 80 cm, vis fournies',
    'Ausladung 40 cm, auch für kleine Bäder',
    'Fits also small rooms, 40 cm',
  ])('finds nothing in %s', (source) => {
    expect(beside(source)).toEqual([]);
  });

  it('leaves the title that ends in an offer to the product', () => {
    expect(beside('Waschtisch 60 cm optional (Armatur 12 cm)')).toEqual(['(Armatur 12 cm)']);
  });

  it('keeps offsets behind letters that become two', () => {
    expect(beside('Weiß, groß; Lampe 5 W; Regal œuvre 3 cm optional')).toEqual(['Regal œuvre 3 cm optional']);
  });
});
