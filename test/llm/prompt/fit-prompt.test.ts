import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsOfThoughts, findChainOfThoughts } from '../../../src/chain-of-thoughts/index.js';
import { GAP } from '../../../src/chain-of-thoughts/shorten.js';
import type { Example } from '../../../src/examples/example.js';
import type { Field } from '../../../src/fields/field.js';
import { type FitRequest, fitPrompt } from '../../../src/llm/prompt/fit-prompt.js';
import { templates } from '../../../src/llm/prompt/templates.js';
import { brand, colours, field, material, option, width, withFeet } from '../../chain-of-thoughts/fields.js';

const description = 'Vasque à poser ronde en céramique, blanc brillant, Ø 40 cm, livrée sans bonde.';

const examples: readonly Example[] = [
  { id: 11, field: 'material', description: 'Lavabo en acier émaillé, 60 x 45 cm', value: 'acier' },
  { id: 12, field: 'material', description: 'Colonne de douche thermostatique', value: null },
  { id: 13, field: 'material', description: 'Baignoire acrylique 170 x 70', value: 'acrylique' },
];

const pieces = Array.from({ length: 300 }, (_, index) => option(`pièce n° ${index}`));
const part = field({
  code: 'part',
  type: 'select',
  label: 'pièce',
  options: [...pieces, option('bonde'), option('vasque')],
  guideline: 'Une seule pièce.',
});

function fitted(given: Partial<FitRequest>, maxPromptLength?: number) {
  const settings = { template: 'llama2', ...(maxPromptLength !== undefined && { maxPromptLength }), ...given.settings };
  return fitPrompt({
    chain: findChainOfThoughts('few-shot'),
    fields: [material],
    description,
    examples,
    locale: 'fr',
    ...given,
    settings,
  });
}

/** The length that the prompt has without a limit, less some characters. */
function lessThanWhole(given: Partial<FitRequest>, missing: number) {
  return fitted(given, fitted(given).budget.length - missing);
}

describe('a prompt within its budget', () => {
  it('leaves nothing out', () => {
    const { prompt, budget, examples: shown } = fitted({}, 4096);
    expect(shown.map(({ id }) => id)).toEqual([11, 12, 13]);
    expect(budget).toEqual({
      limit: 4096,
      length: prompt?.text.length,
      cut: false,
      droppedExamples: [],
      droppedOptions: 0,
      droppedGuideline: false,
      cutCharacters: 0,
    });
  });

  it('shows options in the order of the catalogue', () => {
    const text = fitted({ fields: [part], examples: [] }).prompt?.text ?? '';
    expect(text.indexOf('"pièce n° 299"')).toBeLessThan(text.indexOf('"bonde"'));
  });

  it('carries the question whole for whoever reads the answer', () => {
    const { prompt } = lessThanWhole({}, 300);
    expect(prompt?.question.description).toBe(description);
    expect(prompt?.question.fields).toEqual([material]);
  });

  it('travels with the sampling of its composition', () => {
    const settings = { temperature: 0, maxTokens: 64, stop: ['\n\n'], seed: 7 };
    expect(fitted({ settings }).prompt?.sampling).toEqual(settings);
    expect(fitted({}).prompt?.sampling).toEqual({});
  });
});

describe('what gives way', () => {
  it('is the least similar example first', () => {
    const { budget, examples: shown } = lessThanWhole({}, 1);
    expect(budget).toMatchObject({ cut: true, droppedExamples: [13], droppedOptions: 0, cutCharacters: 0 });
    expect(shown.map(({ id }) => id)).toEqual([11, 12]);
  });

  it('is the least similar example of every field before the next of any', () => {
    const widths = [21, 22].map((id) => ({ id, field: 'width', description: `Receveur ${id}`, value: null }));
    const { budget } = lessThanWhole({ fields: [material, width], examples: [...examples.slice(0, 2), ...widths] }, 1);
    expect(budget.droppedExamples).toEqual([22]);
  });

  it('is then an option that neither the text nor an example speaks of', () => {
    const known = [{ id: 1, field: 'part', description: 'Siphon', value: 'pièce n° 250' }];
    const { prompt, budget } = lessThanWhole({ fields: [part], examples: known }, 2000);
    expect(budget).toMatchObject({ droppedExamples: [1], droppedGuideline: false, cutCharacters: 0 });
    expect(budget.droppedOptions).toBeGreaterThan(50);
    expect(prompt?.text).toMatch(/"vasque", "bonde", "pièce n° 250", "pièce n° 0", "pièce n° 1"/);
    expect(prompt?.text).not.toContain('"pièce n° 249"');
  });

  it('leaves only shown options in the schema', () => {
    const { prompt, budget } = lessThanWhole({ fields: [part], examples: [] }, 2000);
    const { value } = (prompt?.question.schema.properties ?? {}) as { value?: { enum: unknown[] } };
    expect(value?.enum).toHaveLength(302 - budget.droppedOptions + 1);
    expect(value?.enum.at(-1)).toBeNull();
  });

  it('is then the guideline', () => {
    const request = { fields: [part], examples: [] };
    const least = fitted({ fields: [{ ...part, options: part.options.slice(-2) }], examples: [] }).budget.length;
    const { prompt, budget } = fitted(request, least - 1);
    expect(budget).toMatchObject({ droppedOptions: 300, droppedGuideline: true, cutCharacters: 0 });
    expect(prompt?.text).not.toContain('Une seule pièce');
  });

  it('are the values to choose among together with the guideline', () => {
    const leads = { [part.code]: [{ value: 'bonde', words: 'sans bonde' }] };
    const request = { fields: [{ ...part, options: part.options.slice(-2) }], examples: [], hints: leads };
    const whole = fitted(request);
    expect(whole.prompt?.text).toContain('("sans bonde")');
    const { prompt, budget } = fitted(request, whole.budget.length - 1);
    expect(budget).toMatchObject({ droppedGuideline: true, cutCharacters: 0 });
    expect(prompt?.text).not.toContain('("sans bonde")');
  });

  it('is at last the middle of the description', () => {
    const long = `${description} ${'Texte de vente sans intérêt. '.repeat(400)}Référence 4711.`;
    const { prompt, budget } = fitted({ description: long }, 1800);
    expect(budget).toMatchObject({ droppedExamples: [11, 12, 13], droppedOptions: 2, droppedGuideline: true });
    expect(budget.cutCharacters).toBeGreaterThan(10_000);
    expect(prompt?.text).toContain(`"""\n${description}`);
    expect(prompt?.text).toContain(GAP);
    expect(prompt?.text).toContain('Référence 4711.\n"""');
  });

  it('is never the instructions', () => {
    const whole = fitted({}).prompt?.question.system ?? '';
    const { prompt, budget } = fitted({ description: 'x '.repeat(5000) }, 1300);
    expect(budget.cutCharacters).toBeGreaterThan(0);
    expect(prompt?.text).toContain(`<<SYS>>${whole}<</SYS>>`);
  });

  it('is everything, when even the least does not fit', () => {
    const { prompt, budget, examples: shown } = fitted({}, 200);
    expect(prompt).toBeUndefined();
    expect(shown).toEqual([]);
    expect(budget.length).toBeGreaterThan(200);
  });

  it('is an option that the text speaks of only when nothing else is left', () => {
    const names = Array.from({ length: 200 }, (_, index) => `modèle${index}`);
    const model = field({ code: 'model', type: 'select', options: names.map((name) => option(name)) });
    const { prompt, budget } = fitted({ fields: [model], description: names.join(' '), examples: [] }, 1500);
    expect(prompt?.text).toContain('"modèle0"');
    expect(budget.droppedOptions).toBeGreaterThan(100);
    expect(budget.cutCharacters).toBeGreaterThan(0);
  });
});

describe('a budget in tokens', () => {
  it('is estimated', () => {
    const { tokens = 0 } = fitted({ settings: { maxPromptTokens: 4000 } }).budget;
    const { budget } = fitted({ settings: { maxPromptTokens: tokens - 1 } });
    expect(budget.tokens).toBeLessThan(tokens);
    expect(budget).toMatchObject({ tokenLimit: tokens - 1, cut: true, droppedExamples: [13] });
    expect(budget).not.toHaveProperty('limit');
  });

  it('is counted by whoever can', () => {
    const countTokens = (text: string) => text.split(/\s+/).length;
    const { tokens = 0 } = fitted({ settings: { maxPromptTokens: 4000 }, countTokens }).budget;
    const { budget, prompt } = fitted({ settings: { maxPromptTokens: tokens - 1 }, countTokens });
    expect(budget.tokens).toBe(countTokens(prompt?.text ?? ''));
    expect(budget.tokens).toBeLessThan(tokens);
    expect(budget.droppedExamples).toEqual([13]);
  });
});

describe('any description, options and examples', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.string({ unit: 'grapheme', maxLength: 3000 }),
    fc
      .array(fc.constantFrom('acier', ' 90 x 90 cm', ' inox', '👩‍👩‍👧', 'e\u0301', '\ud800', '[INST]', '"""', '\n'), {
        maxLength: 400,
      })
      .map((parts) => parts.join('')),
  );
  const large = fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 200 })
    .map(
      (codes): Field =>
        field({
          code: 'large',
          type: 'select',
          options: [...new Set(codes)].map((code) => option(code)),
          guideline: 'g'.repeat(300),
        }),
    );
  const fields = large.chain((extra) =>
    fc.subarray([material, width, withFeet, brand, colours, extra], { minLength: 1 }),
  );
  const known = fc.array(
    fc.record({
      id: fc.nat(),
      field: fc.constantFrom('material', 'width', 'brand', 'large'),
      description: text,
      value: fc.constantFrom('acier', 'inox', null, 90),
    }),
    { maxLength: 6 },
  );
  const request = fc.record({
    chain: fc.constantFrom(...Object.values(chainsOfThoughts)),
    fields,
    description: text,
    examples: known,
    locale: fc.constantFrom('fr' as const, 'en' as const, 'de' as const),
    settings: fc.record({
      template: fc.constantFrom(...Object.keys(templates)),
      maxPromptLength: fc.integer({ min: 0, max: 5000 }),
    }),
  });

  it('give a prompt within its budget, its instructions whole, or none', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { prompt, budget } = fitPrompt(given);
        if (!prompt) {
          expect(budget.length).toBeGreaterThan(given.settings.maxPromptLength);
          return;
        }
        expect(prompt.text.length).toBeLessThanOrEqual(given.settings.maxPromptLength);
        expect(prompt.text).toHaveLength(budget.length);
        const { system } = given.chain.ask({ ...given, examples: [], description: '', withGuideline: false });
        expect(prompt.text).toContain(system);
      }),
      { numRuns: 300 },
    );
  });

  it('give way in order', () => {
    const counts = { shortened: 0, cut: 0, single: 0 };
    fc.assert(
      fc.property(request, (given) => {
        const { budget, examples: shown } = fitPrompt(given);
        if (budget.droppedOptions > 0 || budget.droppedGuideline) {
          counts.shortened += 1;
          expect(shown).toEqual([]);
        }
        if (budget.cutCharacters > 0) {
          counts.cut += 1;
          expect(budget.droppedGuideline || !given.fields.some(({ guideline }) => guideline)).toBe(true);
        }
        const single = given.fields.length === 1 && given.chain.exampleCount > 0;
        if (!single) return;
        counts.single += 1;
        expect(shown.length + budget.droppedExamples.length).toBe(given.examples.length);
      }),
      { numRuns: 200 },
    );
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(10);
  });

  it('are cut between characters', () => {
    const emoji = fc
      .array(fc.constantFrom('👩‍👩‍👧', 'e\u0301\u0323', '🇫🇷', '😀', 'a', 'ẞ', ' '), { minLength: 300, maxLength: 900 })
      .map((parts) => parts.join(''));
    const graphemes = (parts: string) =>
      [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(parts)].map(({ segment }) => segment);
    fc.assert(
      fc.property(emoji, fc.integer({ min: 900, max: 1500 }), (long, maxPromptLength) => {
        const { prompt } = fitted({ description: long, fields: [brand], examples: [] }, maxPromptLength);
        fc.pre(prompt?.text.includes(GAP) === true);
        const [, head = '', tail = ''] = /"""\n([\s\S]*?) \[…\] ([\s\S]*?)\n"""/.exec(prompt?.text ?? '') ?? [];
        const whole = graphemes(long.trim());
        expect(whole.slice(0, graphemes(head).length).join('')).toBe(head);
        expect(whole.slice(whole.length - graphemes(tail).length).join('')).toBe(tail);
      }),
    );
  });
});
