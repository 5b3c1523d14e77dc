import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const MATERIAL = makeSelect('MATERIAL', 'Matériau', ['acrylique', 'acier', 'fonte']);
const SEVERAL = makeSelect('SEVERAL', 'Matériaux', ['acrylique', 'acier', 'fonte'], { multiple: true });
const WIDTH = makeField('WIDTH', { label: 'largeur', type: 'number', unit: 'cm' });
const engine = createEngine({ read: () => undefined });

describe('choices', () => {
  it('names every number that may be the value, and where it stands, with nothing among them', () => {
    const text = 'Plateau 90 cm, rehausse 120 cm';
    const [choices = []] = engine.choices?.([WIDTH], text) ?? [];
    expect(new Set(choices.map(({ value }) => value))).toEqual(new Set([90, 120, null]));
    const wide = choices.find(({ value }) => value === 120)?.evidence;
    expect(wide && text.slice(wide.start, wide.end)).toBe(wide?.text);
    expect(wide?.text).toContain('120');
  });

  it('begins with what the engine answers, as sure as that is', () => {
    const text = 'Vasque en fonte, largeur 60 cm';
    const answers = engine.answer([MATERIAL, WIDTH], text);
    const first = engine.choices?.([MATERIAL, WIDTH], text).map(([choice]) => choice) ?? [];
    expect(first).toMatchObject([
      { value: 'fonte', confidence: answers[0]?.confidence, evidence: answers[0]?.evidence },
      { value: 60, confidence: answers[1]?.confidence, evidence: answers[1]?.evidence },
    ]);
    for (const choices of engine.choices?.([MATERIAL, WIDTH], text) ?? []) {
      const confidences = choices.map(({ confidence }) => confidence);
      expect(confidences.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
    }
  });

  it('are none for a field of several values', () => {
    expect(engine.choices?.([SEVERAL], 'Vasque en fonte et acier')).toEqual([[]]);
  });
});
