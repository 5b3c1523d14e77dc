import { describe, expect, it } from 'vitest';
import { fieldSchema } from '../../src/fields/schema.js';
import { makeField, selectOf } from './make-field.js';

describe('fieldSchema', () => {
  it('lists the options and null', () => {
    expect(fieldSchema(selectOf('Couleur', 'blanc', 'noir'))).toEqual({
      type: ['string', 'null'],
      enum: ['blanc', 'noir', null],
    });
  });

  it('lists only the shown options, when there are some', () => {
    expect(fieldSchema(selectOf('Couleur', 'blanc', 'noir'), ['noir'])).toEqual({
      type: ['string', 'null'],
      enum: ['noir', null],
    });
    expect(fieldSchema(selectOf('Couleur', 'blanc', 'noir'), [])).toEqual({
      type: ['string', 'null'],
      enum: ['blanc', 'noir', null],
    });
  });

  it('takes a number with its unit as a text, since small models do not convert', () => {
    expect(fieldSchema(makeField({ type: 'number', label: 'Largeur (cm)' }))).toEqual({
      type: ['number', 'string', 'null'],
    });
    expect(fieldSchema(makeField({ type: 'number', label: 'Ports' }))).toEqual({ type: ['number', 'null'] });
  });

  it('describes yes/no and texts', () => {
    expect(fieldSchema(makeField({ type: 'boolean' }))).toEqual({ type: ['boolean', 'null'] });
    expect(fieldSchema(makeField({ type: 'text' }))).toEqual({ type: ['string', 'null'] });
  });

  it('asks for a list of a field with several values', () => {
    const field = makeField({ type: 'select', multiple: true, options: ['a', 'b'] });
    expect(fieldSchema(field)).toEqual({ type: ['array', 'null'], items: { type: 'string', enum: ['a', 'b'] } });
  });
});
