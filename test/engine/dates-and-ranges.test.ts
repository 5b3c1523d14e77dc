import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import type { Field, Value } from '../../src/fields/field.js';
import { makeField } from '../fields/make-field.js';

const TEMPERATURE = makeField({ name: 'T', type: 'range', label: 'Température de fonctionnement (°C)' });
const VOLTAGE = makeField({ name: 'V', type: 'range', label: 'Tension de commande', unit: 'V' });
const RELEASE = makeField({ name: 'R', type: 'date', label: 'Date de mise sur le marché' });
const EXPIRY = makeField({ name: 'E', type: 'date', label: 'Mindesthaltbarkeitsdatum' });

const UNTAUGHT = createEngine({ read: () => undefined });
const answer = (field: Field, description: string, engine = UNTAUGHT): Value | undefined =>
  engine.answer([field], description)[0]?.value;

describe('the engine without examples', () => {
  it('answers the range whose unit the field has', () => {
    const text = 'Vanne motorisée. Température de fonctionnement : -20…+60 °C. Commande 0-10 V. Poids 2,3 kg.';
    expect(answer(TEMPERATURE, text)).toEqual({ min: -20, max: 60 });
    expect(answer(VOLTAGE, text)).toEqual({ min: 0, max: 10 });
  });

  it('answers the date that the label announces', () => {
    const text = 'Mise sur le marché le 12/03/2024 avec notice. Mindesthaltbarkeitsdatum: 31.12.2026';
    expect(answer(RELEASE, text)).toBe('2024-03-12');
    expect(answer(EXPIRY, text)).toBe('2026-12-31');
  });

  it('takes no range with a unit for a field that has none, unless its label is right beside', () => {
    const setting = makeField({ name: 'S', type: 'range', label: 'Plage de réglage' });
    expect(answer(setting, 'Thermostat, plage de réglage : 20 à 60, poids 3 kg')).toEqual({ min: 20, max: 60 });
    expect(answer(setting, 'Sonde, Umgebungstemperatur -20 °C bis +60 °C, geliefert in 2-3 Tagen')).toBeNull();
  });

  it('answers nothing where the text says nothing of it, or several things', () => {
    expect(answer(TEMPERATURE, 'Vanne laiton DN 20, 60 cm, livrée sous 2-3 jours')).toBeNull();
    expect(answer(RELEASE, 'Vu le 12/03/2024 ou le 13/04/2024, avec le reste')).toBeNull();
    expect(answer(RELEASE, 'Release date: 12/03/2024 of the new item')).toBeNull();
  });
});

describe('the engine with examples', () => {
  it('learns which of several ranges a field means', () => {
    const texts = Array.from({ length: 30 }, (_, i) => ({
      description: `Capteur ${i}, stockage ${-40 - i} à ${70 + i} °C, service ${-5 - i} à ${40 + i} °C`,
      values: { X: { min: -5 - i, max: 40 + i } },
    }));
    const field = makeField({ name: 'X', type: 'range', label: 'Plage (°C)' });
    const models = new Map(trainEngine([field], texts).map(({ scope, body }) => [scope, body]));
    const engine = createEngine({ read: (scope) => models.get(scope) });
    expect(answer(field, 'Capteur 99, stockage -30 à 80 °C, service 0 à 55 °C', engine)).toEqual({ min: 0, max: 55 });
  });
});
