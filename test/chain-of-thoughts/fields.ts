import type { Field, Option } from '../../src/fields/field.js';

/** A field with what is given, and nothing else said. */
export function field(given: Partial<Field> & Pick<Field, 'code' | 'type'>): Field {
  return { label: given.code, labels: {}, options: [], multiple: false, ...given };
}

/** An option whose code is its French label. */
export function option(code: string, labels: Option['labels'] = {}, spellings: readonly string[] = []): Option {
  return { code, labels: { fr: code, ...labels }, spellings };
}

export const material = field({
  code: 'material',
  type: 'select',
  label: 'matériau',
  labels: { fr: 'matériau', en: 'material', de: 'Werkstoff' },
  options: [
    option('acier', { en: 'steel', de: 'Stahl' }),
    option('acier inoxydable', { en: 'stainless steel', de: 'Edelstahl' }, ['inox']),
    option('acrylique', { en: 'acrylic', de: 'Acryl' }),
    option('autre', { en: 'other', de: 'sonstige' }),
  ],
  guideline: 'Matériau de la cuve, pas celui des pieds.',
});

export const width = field({
  code: 'width',
  type: 'number',
  label: 'largeur (cm)',
  labels: { fr: 'largeur (cm)', en: 'width (cm)', de: 'Breite (cm)' },
  unit: 'cm',
});

export const withFeet = field({
  code: 'with_feet',
  type: 'boolean',
  label: 'avec pieds',
  labels: { fr: 'avec pieds', en: 'with feet', de: 'mit Füßen' },
});

export const brand = field({
  code: 'brand',
  type: 'text',
  label: 'marque',
  labels: { fr: 'marque', en: 'brand', de: 'Marke' },
});

export const colours = field({
  code: 'colours',
  type: 'select',
  label: 'couleurs',
  labels: { fr: 'couleurs', en: 'colours', de: 'Farben' },
  multiple: true,
  options: [option('blanc', { en: 'white', de: 'weiß' }), option('noir', { en: 'black', de: 'schwarz' })],
});
