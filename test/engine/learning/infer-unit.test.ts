import { describe, expect, it } from 'vitest';
import { inferUnit } from '../../../src/engine/learning/infer-unit.js';
import { makeField } from '../../helpers/fields.js';

const WIDTH = makeField('WIDTH', { label: 'largeur (cm)', type: 'number', unit: 'cm' });
const text = (description: string, value: number | null) => ({ description, values: { WIDTH: value } });

describe('settleUnit', () => {
  it('takes the unit in which a number of the text is the known value, and names the text', () => {
    const texts = [text('largeur selon plan', null), text('Lave-vaisselle, largeur 598 mm', 598)];
    expect(inferUnit(WIDTH, texts)).toEqual({ unit: 'mm', index: 1 });
  });

  it('takes a number whose unit stands at the end of its chain', () => {
    const texts = [text('L 598 x H 842 x P 600 mm', 598), text('L 448 x H 815 x P 550 mm', 448)];
    expect(inferUnit(WIDTH, texts)).toEqual({ unit: 'mm', index: 0 });
  });

  it.each([
    ['the values are in the unit of the label', [text('largeur 598 mm', 59.8), text('largeur 60 cm', 60)]],
    ['as many texts agree as contradict', [text('largeur 598 mm', 598), text('largeur 60 cm', 60)]],
    ['the value is in no text', [text('largeur 598 mm', 600)]],
    ['nothing is stated', [text('largeur 598 mm', null)]],
    ['there is no example', []],
  ])('leaves the unit of the label when %s', (_, texts) => {
    expect(inferUnit(WIDTH, texts)).toBeUndefined();
  });

  it('leaves a field without a unit that can be converted', () => {
    expect(inferUnit({ ...WIDTH, unit: 'pièces' }, [text('largeur 598 mm', 598)])).toBeUndefined();
  });

  it('hears nothing of what a model proposed', () => {
    const texts = [text('niche 60 cm', null), { ...text('largeur 598 mm', 598), proposed: [WIDTH.code] }];
    expect(inferUnit(WIDTH, texts)).toBeUndefined();
  });
});
