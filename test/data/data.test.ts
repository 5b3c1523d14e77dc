import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../src/fields/accept.js';
import type { Field, Option, Value } from '../../src/fields/field.js';
import { optionKey } from '../../src/fields/kinds/option-index.js';
import { parseField } from '../../src/fields/parse/parse-field.js';
import { guessLanguage } from './language.js';

const DATA = join(import.meta.dirname, '..', '..', 'data');
const LOCALES = ['fr', 'en', 'de'] as const;

const parsed = (read('fields.json') as object[]).map((entry, place) => parseField(entry, `entry ${place + 1}`));
const fields = new Map(parsed.map(({ field }) => [field.code, field]));
const examples = read('examples.json') as { description: string; values: Record<string, Value> }[];
const slots = examples.flatMap(({ description, values }) =>
  Object.entries(values).map(([code, value]) => ({ description, code, value })),
);

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(DATA, file), 'utf8'));
}

function fieldOf(code: string): Field {
  const field = fields.get(code);
  if (!field) throw new Error(`no field ${code} in the dictionary`);
  return field;
}

/** The forms of an option that must be its own: its code, its labels (equal ones once) and each spelling. */
function formsOf(option: Option): readonly string[] {
  const names = new Set([option.code, ...Object.values(option.labels)].map(optionKey));
  return [...names, ...option.spellings.map(optionKey)];
}

describe('the bundled dictionary', () => {
  it('holds 76 ETIM features, each once', () => {
    expect(fields.size).toBe(76);
    expect(parsed).toHaveLength(76);
    expect([...fields.keys()].filter((code) => !/^EF\d{6}$/.test(code))).toEqual([]);
  });

  it('uses only the keys that a field has', () => {
    expect(parsed.flatMap(({ ignoredKeys }) => ignoredKeys)).toEqual([]);
  });

  it('labels every field and option in French, English and German', () => {
    const labelled = [...fields.values()].flatMap((field) => [field, ...field.options]);
    expect(labelled.filter(({ labels }) => !LOCALES.every((locale) => labels[locale]?.trim()))).toEqual([]);
  });

  it('keeps units out of the labels and on number fields only', () => {
    for (const { code, label, labels, type, unit } of fields.values()) {
      expect([label, ...Object.values(labels)].filter((text) => /[()]/.test(text)).map((text) => [code, text])).toEqual(
        [],
      );
      if (type !== 'number') expect([code, unit]).toEqual([code, undefined]);
    }
  });

  it.each(['boolean', 'number', 'text'] as const)('gives no options to %s fields', (type) => {
    const wrong = [...fields.values()].filter((field) => field.type === type && field.options.length > 0);
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it.each([...fields.values()].filter(({ type }) => type === 'select').map(({ code, label }) => [code, label]))(
    'gives %s (%s) options that differ in more than case, accents and hyphens',
    (code) => {
      const forms = fieldOf(code).options.flatMap(formsOf);
      expect(forms.length).toBeGreaterThan(1);
      expect(forms.filter((form, place) => forms.indexOf(form) !== place)).toEqual([]);
    },
  );

  it('knows the spellings that people use', () => {
    const material = fieldOf('EF002169');
    const spelt = ['inox', 'V2A', 'Edelstahl', "tôle d'acier", 'sanitary acrylic'];
    expect(spelt.map((spelling) => acceptValue(material, spelling))).toEqual(
      ['acier inoxydable', 'acier inoxydable', 'acier inoxydable', 'acier', 'acrylique'].map((value) => ({
        ok: true,
        value,
      })),
    );
  });
});

describe('the bundled examples', () => {
  it('are at least 200 different texts', () => {
    expect(new Set(examples.map(({ description }) => description.trim())).size).toBe(examples.length);
    expect(examples.length).toBeGreaterThanOrEqual(200);
  });

  it('hold a canonical value or null in every slot', () => {
    const wrong = slots.filter(({ code, value }) => {
      const taken = acceptValue(fieldOf(code), value);
      return !taken.ok || taken.value !== value;
    });
    expect(wrong).toEqual([]);
  });

  it('show every field at least twice with a value and twice without', () => {
    const seen = [...fields.keys()].map((code) => {
      const own = slots.filter((slot) => slot.code === code);
      return {
        code,
        given: own.filter(({ value }) => value !== null).length,
        absent: own.filter(({ value }) => value === null).length,
      };
    });
    expect(seen.filter(({ given, absent }) => given < 2 || absent < 2)).toEqual([]);
  });

  it('say yes and no of every yes/no field', () => {
    const booleans = [...fields.values()].filter(({ type }) => type === 'boolean').map(({ code }) => code);
    const said = new Set(slots.map(({ code, value }) => `${code} ${value}`));
    expect(booleans.filter((code) => !said.has(`${code} true`) || !said.has(`${code} false`))).toEqual([]);
  });

  it('leave about half of the slots empty', () => {
    const share = slots.filter(({ value }) => value === null).length / slots.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('are English or German in at least a third, and French in half', () => {
    const languages = examples.map(({ description }) => guessLanguage(description));
    const share = (...wanted: string[]) =>
      languages.filter((language) => language && wanted.includes(language)).length / languages.length;
    expect(share('en', 'de')).toBeGreaterThan(1 / 3);
    expect(share('en')).toBeGreaterThan(0.14);
    expect(share('de')).toBeGreaterThan(0.14);
    expect(share('fr')).toBeGreaterThan(1 / 2);
  });
});

it('names where codes and labels come from', () => {
  const source = readFileSync(join(DATA, 'SOURCE.md'), 'utf8');
  expect(source).toMatch(/ETIM International/);
  expect(source).toMatch(/ODC-BY/);
});
