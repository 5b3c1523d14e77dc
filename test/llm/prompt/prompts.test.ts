import { describe, expect, it } from 'vitest';
import { chainsOfThoughts } from '../../../src/chain-of-thoughts/index.js';
import type { QuestionOrder } from '../../../src/chain-of-thoughts/types.js';
import type { Example } from '../../../src/examples/example.js';
import type { Field, Locale } from '../../../src/fields/field.js';
import { fitPrompt } from '../../../src/llm/prompt/fit-prompt.js';
import { colours, material, width, withFeet } from '../../chain-of-thoughts/fields.js';

const LIMITS = { llama2: 4096, camellm: 2048, chat: undefined };

const descriptions: Record<Locale, string> = {
  fr: "BAIGNOIRE D'ANGLE NOVA\nAcrylique blanc brillant, 1420 x 1420 mm, avec pieds réglables.",
  en: 'NOVA CORNER BATH\nGlossy white acrylic, 1420 x 1420 mm, with adjustable feet.',
  de: 'ECKBADEWANNE NOVA\nAcryl weiß glänzend, 1420 x 1420 mm, mit verstellbaren Füßen.',
};

const basins: Record<Locale, string> = {
  fr: 'LAVABO LUNA\nAcier émaillé blanc, largeur 600 mm, sans pieds.',
  en: 'LUNA BASIN\nWhite enamelled steel, width 600 mm, without feet.',
  de: 'WASCHTISCH LUNA\nStahl emailliert weiß, Breite 600 mm, ohne Füße.',
};

const showers: Record<Locale, string> = {
  fr: 'Colonne de douche thermostatique, flexible de 150 cm',
  en: 'Thermostatic shower column, 150 cm hose',
  de: 'Duschsäule mit Thermostat, Schlauch 150 cm',
};

function examplesIn(locale: Locale, fields: readonly Field[]): readonly Example[] {
  const all: readonly Example[] = [
    { id: 1, field: 'material', description: basins[locale], value: 'acier' },
    { id: 2, field: 'material', description: showers[locale], value: null },
    { id: 3, field: 'width', description: basins[locale], value: 60 },
    { id: 4, field: 'width', description: showers[locale], value: null },
    { id: 5, field: 'with_feet', description: basins[locale], value: false },
    { id: 6, field: 'colours', description: basins[locale], value: ['blanc'] },
  ];
  return all.filter(({ field }) => fields.some(({ code }) => code === field));
}

function promptOf(
  template: keyof typeof LIMITS,
  chain: keyof typeof chainsOfThoughts,
  locale: Locale,
  fields: readonly Field[],
  order: QuestionOrder = 'description-first',
) {
  const strategy = chainsOfThoughts[chain];
  const examples = examplesIn(locale, fields).filter(({ id }) => fields.length > 1 || id <= strategy.exampleCount);
  const settings = { template, maxPromptLength: LIMITS[template] };
  const { prompt } = fitPrompt({
    chain: strategy,
    fields,
    description: descriptions[locale],
    examples,
    locale,
    order,
    settings,
  });
  if (!prompt) throw new Error('the prompt does not fit');
  return prompt;
}

const locales = ['fr', 'en', 'de'] as const;
const templates = ['llama2', 'camellm', 'chat'] as const;
const chains = ['basic', 'contextual', 'few-shot', 'step-by-step'] as const;
const compositions = locales.flatMap((locale) =>
  chains.flatMap((chain) => templates.map((template) => ({ locale, chain, template }))),
);

describe('the whole prompt', () => {
  it.each(compositions)('of $template and $chain in $locale', async ({ locale, chain, template }) => {
    const { text } = promptOf(template, chain, locale, [material]);
    await expect(text).toMatchFileSnapshot(`__snapshots__/${locale}/${chain}.${template}.txt`);
  });

  it.each(locales)('of a question whose description stands last in %s', async (locale) => {
    const { text } = promptOf('chat', 'few-shot', locale, [material, width, withFeet, colours], 'description-last');
    await expect(text).toMatchFileSnapshot(`__snapshots__/${locale}/few-shot.last.txt`);
  });

  it.each(compositions.filter(({ template }) => template === 'chat'))(
    'of $chain about several fields in $locale',
    async ({ locale, chain }) => {
      const { text } = promptOf('chat', chain, locale, [material, width, withFeet, colours]);
      await expect(text).toMatchFileSnapshot(`__snapshots__/${locale}/${chain}.several.txt`);
    },
  );
});

describe('messages', () => {
  it('hold the instructions and the question', () => {
    const { messages, text } = promptOf('chat', 'few-shot', 'fr', [material]);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user']);
    expect(messages.map(({ content }) => content).join('\n\n')).toBe(text);
  });
});
