import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import { makeField } from '../helpers/fields.js';

const width = makeField('W', { label: 'Largeur', type: 'number', unit: 'cm' });

/** An engine that learnt from texts whose only number is the width, by whatever name. */
function learntFrom(texts: readonly { readonly description: string; readonly values: { readonly W: number } }[]) {
  const parts = new Map(trainEngine([width], texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) });
}

const heights = Array.from({ length: 12 }, (_, index) => ({
  description: `Panneau modèle ${index}, hauteur ${30 + index} cm`,
  values: { W: 30 + index },
}));
const widths = heights.map(({ description, values }) => ({
  description: description.replace('hauteur', 'largeur'),
  values,
}));

describe('a number that names another dimension', () => {
  it.each(['hauteur 32 cm', 'H 32 cm', 'Höhe: 32 cm', 'diamètre 32 cm'])('is no width: %s', (text) => {
    expect(learntFrom([]).answer([width], `Mitigeur, ${text}`)[0]?.value).toBeNull();
    expect(learntFrom(widths).answer([width], `Mitigeur, ${text}`)[0]?.value).toBeNull();
  });

  it('is the value where the examples say so', () => {
    expect(learntFrom(heights).answer([width], 'Panneau neuf, hauteur 35 cm')[0]?.value).toBe(35);
  });
});

describe('a number that is said of a part', () => {
  const length = makeField('L', { label: 'Longueur totale', type: 'number', unit: 'm' });
  const cables = Array.from({ length: 10 }, (_, index) => ({
    description: `Convecteur modèle ${index}, largeur ${60 + index} cm, câble ${index + 1} m`,
    values: { L: index + 1 },
  }));

  function answered(examples: typeof cables, text: string) {
    const parts = new Map(trainEngine([length], examples).map(({ scope, body }) => [scope, body]));
    return createEngine({ read: (scope) => parts.get(scope) }).answer([length], text)[0]?.value;
  }

  it.each(['câble 1,5 m', 'Kabel 1,5 m', 'power cord 1.5 m'])(
    'is the value only where examples take it: %s',
    (cable) => {
      expect(answered([], `Convecteur, largeur 70 cm, ${cable}`)).toBeNull();
      expect(answered(cables, `Convecteur, largeur 70 cm, ${cable}`)).toBe(1.5);
    },
  );
});
