import { describe, expect, it } from 'vitest';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine tells a product from what it fits', () => {
  it.each<StatedRow>([
    ['Für Personen bis 100 kg', { weight: null }],
    ["Siège auto jusqu'à 18 kg", { weight: null }],
    ['Kinderfahrrad, für Kinder ab 15 kg', { weight: null }],
    ['Waage bis 180 kg, Gewicht 2 kg', { weight: 2 }],
    ['Pour meuble de largeur 60 cm', { width: null }],
    ['Ersetzt Modell Breite 50 cm; Breite: 55 cm', { width: 550 }],
    ['Child seat up to 18 kg, weight 4.5 kg', { weight: 4.5 }],
    ['Dog crate for dogs up to 30 kg', { weight: null }],
    ['Pour enfants de 9 à 18 kg', { weight: null }],
    ['Pour chiens de plus de 25 kg', { weight: null }],
    ["Balance de cuisine jusqu'à 5 kg, poids 0,4 kg", { weight: 0.4 }],
    ["Lit pour utilisateurs jusqu'à 120 kg", { weight: null }],
    ['For desk width 60 cm', { width: null }],
    ['Für Schränke mit Breite 60 cm', { width: null }],
    ['Für Schrankbreite 60 cm', { width: null }],
    ['Convient aux plans de travail de largeur 60 cm', { width: null }],
    ['Pour tube diamètre 12 mm', { diameter: null }],
    ['Für Rohre mit Durchmesser 12 mm', { diameter: null }],
    ['For pipes diameter 12 mm, width 5 cm', { diameter: null, width: 50 }],
    ['Replaces model width 50 cm; width: 55 cm', { width: 550 }],
    ['Remplace le modèle largeur 50 cm ; largeur : 55 cm', { width: 550 }],
  ])('what it takes, holds or goes with: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Tisch für Kinder Gewicht 2 kg', { weight: 2 }],
    ['Poids : 2 kg pour enfants', { weight: 2 }],
    ['Hammer 2 kg', { weight: 2 }],
    ['Meuble pour salle de bain largeur 60 cm', { width: 600 }],
    ['Bureau pour enfant, largeur 60 cm', { width: 600 }],
    ['Schrank für die Küche Breite 60 cm', { width: 600 }],
    ['Für Küche und Bad: Breite 60 cm', { width: 600 }],
    ['Shelf for kitchen, width 60 cm', { width: 600 }],
    ['Pour la cuisine, largeur 60 cm', { width: 600 }],
    ['Notebook, weight 0.98 kg, for bags up to 2 kg', { weight: 0.98 }],
    ['Breite 60 cm, passend für Küchen', { width: 600 }],
    ['Étagère pour livres, profondeur 25 cm', { depth: 250 }],
  ])('what is said of itself: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Banquette 2/3 places', { seats: null }],
    ['Sofa 3/4 Sitzer', { seats: null }],
    ['Sofa 2/3 seats in grey', { seats: null }],
    ['Set 3/4 pièces', { pieces: null }],
    ['Banquette 3 places', { seats: 3 }],
    ['3-Sitzer Sofa', { seats: 3 }],
  ])('a count is no fraction: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });
});
