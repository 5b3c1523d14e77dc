import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompletion } from '../../src/chain-of-thoughts/read-completion.js';
import { brand, colours, field, material, width, withFeet } from './fields.js';

/** What is read for the material alone. */
function one(completion: string): unknown {
  return readCompletion(completion, [material])[0]?.raw;
}

/** What is read for material, width and feet, by code; what is not read is left out. */
function several(completion: string): Record<string, unknown> {
  const answers = readCompletion(completion, [material, width, withFeet]);
  return Object.fromEntries(answers.filter(({ raw }) => raw !== undefined).map(({ field, raw }) => [field, raw]));
}

describe('one field', () => {
  it.each([
    ['a bare word', 'acrylique', 'acrylique'],
    ['a JSON string', '"acrylique"', 'acrylique'],
    ['null', 'null', null],
    ['a number as it is written', '12.50', '12.50'],
    ['a yes/no', 'false', false],
    ['the asked object', '{"value": "acrylique"}', 'acrylique'],
    ['null in an object', '{"value": null}', null],
    ['an object by code', '{"material": "acrylique"}', 'acrylique'],
    ['an object by code in another case', '{"MATERIAL": "acrylique"}', 'acrylique'],
    ['an object by label', '{"Matériau": "acrylique"}', 'acrylique'],
    ['an object by a label of another language', '{"Werkstoff": "acrylique"}', 'acrylique'],
    ['an object with one key of its own invention', '{"matiere_principale": "acrylique"}', 'acrylique'],
    ['an object within an object', '{"material": {"value": "acrylique"}}', 'acrylique'],
    ['a wrapped object', '{"answer": {"material": "acrylique"}}', 'acrylique'],
    ['a list of one', '["acrylique"]', 'acrylique'],
    ['a list of one in an object', '{"value": ["acrylique"]}', 'acrylique'],
    ['a list of several', '{"value": ["acrylique", "acier"]}', ['acrylique', 'acier']],
    ['a list of field and value', '[{"field": "material", "value": "acrylique"}]', 'acrylique'],
    ['an object beside an explanation', '{"analysis": "a bath", "result": {"material": "acrylique"}}', 'acrylique'],
    ['a text and its unit apart', '{"value": "1,5", "einheit": "m"}', '1,5 m'],
    ['an object with an explanation', '{"value": "acrylique", "explanation": "stated"}', 'acrylique'],
    ['a fence', '```json\n{"value": "acrylique"}\n```', 'acrylique'],
    ['a fence that is not closed', '```json\n{"value": "acrylique"}', 'acrylique'],
    ['a fence around a word', '```\nacrylique\n```', 'acrylique'],
    ['prose around', 'Voici la réponse : {"value": "acrylique"}. Bonne journée !', 'acrylique'],
    ['prose with brackets before', 'Vu [1] et {ceci}, {"value": "acrylique"}', 'acrylique'],
    ['a trailing comma', '{"value": "acrylique",}', 'acrylique'],
    ['single quotes', "{'value': 'acrylique'}", 'acrylique'],
    ['single quotes around an apostrophe', "{'value': 'bac d'angle'}", "bac d'angle"],
    ['a comment', '{"value": "acrylique" // as stated\n}', 'acrylique'],
    ['a comment before', '{/* material */ "value": "acrylique"}', 'acrylique'],
    ['keys without quotes', '{value: "acrylique"}', 'acrylique'],
    ['None in an object', '{"value": None}', null],
    ['a measure without quotes', '{"value": 598 mm}', '598 mm'],
    ['a decimal comma', '{"value": 1,5}', '1,5'],
    ['a fraction', '{"value": 47 1/4 in}', '47 1/4 in'],
    ['a number and its unit apart', '{"value": 142, "unit": "cm"}', '142 cm'],
    ['thinking before', '<think>acier? no, {"value": "acier"}</think>{"value": "acrylique"}', 'acrylique'],
    ['the end of thinking only', 'acier?\n</think>\n\nacrylique', 'acrylique'],
    ['thinking that never ends after an answer', 'acrylique\n<think>or maybe', 'acrylique'],
    ['the last of several answers', '{"value": "acier"}? No: {"value": "acrylique"}', 'acrylique'],
    [
      'a guess before the final answer',
      'Perhaps {"value": "acier"}. Final answer:\n{"value": "acrylique"}',
      'acrylique',
    ],
    [
      'the first before a product of its own',
      '{"value": "acrylique"}\n\nDescription: pot\n{"value": "acier"}',
      'acrylique',
    ],
    ['an answer in tags', '<answer>acrylique</answer>', 'acrylique'],
    ['a solution between bars', '<|begin_of_solution|>\nacrylique\n<|end_of_solution|>', 'acrylique'],
    ['an echoed end of the template', '[/INST] acrylique</s>', 'acrylique'],
    ['an echoed prompt', '[INST] <<SYS>>a<</SYS>> {"value": "acier"} [/INST] acrylique', 'acrylique'],
    ['a made-up next turn', 'acrylique</s><s>[INST] next [/INST] acier', 'acrylique'],
    ['a turn of ChatML', '<|im_start|>assistant\nacrylique<|im_end|>\n', 'acrylique'],
    ['a turn of Llama 3', '<|start_header_id|>assistant<|end_header_id|>\n\nacrylique<|eot_id|>', 'acrylique'],
    ['a turn of Gemma', '<start_of_turn>model\nacrylique<end_of_turn>', 'acrylique'],
    ['the label before', 'Matériau : acrylique', 'acrylique'],
    ['the label without accent, in bold', '**Materiau**: acrylique', 'acrylique'],
    ['the code before', 'material = acrylique', 'acrylique'],
    ['a word for answer before', 'Réponse : acrylique', 'acrylique'],
    ['a word for answer on a later line', 'La cuve est lisse.\nAnswer: acrylique', 'acrylique'],
    ['a list mark before', '- acrylique', 'acrylique'],
    ['quotation marks around', '« acrylique »', 'acrylique'],
    ['German quotation marks around', '„acrylique“.', 'acrylique'],
    ['more lines after', 'acrylique\n\nTexte : un autre produit', 'acrylique'],
    ['a dash', '-', '-'],
    ['a closed string in an object that is cut off', '{"value": "acrylique"', 'acrylique'],
    ['a number whose decimals never end', `{"value": 170.5${'0123456789'.repeat(9)}`, 170.50123456789012],
    ['an inner object that is finished', '{"material": {"value": "acrylique"}', 'acrylique'],
  ])('reads %s', (_, completion, expected) => {
    expect(one(completion)).toEqual(expected);
  });

  it.each([
    ['a value that is cut off', '{"value": "acryl'],
    ['a key that is cut off', '{"val'],
    ['a key without its value', '{"value":'],
    ['a number that may go on', '{"value": 14'],
    ['decimals that may go on', '{"value": 14.25'],
    ['an object about other things', '{"a": 1, "b": 2}'],
    ['thinking that never ends', '<think>it could be acrylique'],
    ['JSON in thinking that never ends', '<think>acier? {"value": "acier"} no, {"value": "acrylique"}'],
    ['thinking that was finished without an answer', '<think>acrylique</think>'],
    ['a channel of analysis alone', '<|channel|>analysis<|message|>{"value": "acier"}'],
    ['an empty completion', ''],
    ['blanks', ' \n '],
    ['a list that is cut off in its first member', '["acryl'],
  ])('reads nothing from %s', (_, completion) => {
    expect(one(completion)).toBeUndefined();
  });

  it.each([
    ['tags', '<thinking>…</thinking>'],
    ['tags in a name space', '<seed:think>…</seed:think>'],
    ['tags in capitals', '<THINK>…</THINK>'],
    ['the end of a tag alone', '…</think>'],
    ['triangles', '◁think▷…◁/think▷'],
    ['square brackets', '[THINK]…[/THINK]'],
    ['words between bars', '<|begin_of_thought|>…<|end_of_thought|>'],
    ['starts and ends between bars', '<|START_THINKING|>…<|END_THINKING|>'],
    ['a prefix and a suffix', '<|inner_prefix|>…<|inner_suffix|>'],
    ['channels', '<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>'],
    ['a channel with a format', '<|channel|>analysis<|message|>…<|channel|>final <|constrain|>json<|message|>'],
    ['channels whose marks are gone', 'analysisWe see …assistantfinal'],
  ])('reads nothing of the thought in %s', (_, thought) => {
    const guess = 'Perhaps {"value": "acier"}? No.';
    expect(one(`${thought.replace('…', guess)}{"value": "acrylique"}`)).toBe('acrylique');
    expect(one(`${thought.replace('…', guess)}\nacrylique`)).toBe('acrylique');
  });

  it.each(['seau <analyse>', '<60 cm', 'A < B', 'analysis kit'])('takes %s in a plain answer for no mark', (text) => {
    expect(one(text)).toBe(text);
  });

  it('keeps the quote that a value relies on', () => {
    expect(readCompletion('{"quote": "cuve acrylique", "value": "acrylique"}', [material])).toEqual([
      { field: 'material', raw: 'acrylique', quote: 'cuve acrylique' },
    ]);
  });

  it('keeps a list for a field that takes several values', () => {
    expect(readCompletion('{"value": ["blanc"]}', [colours])[0]?.raw).toEqual(['blanc']);
  });

  it('keeps a colon inside a value', () => {
    expect(readCompletion('Rapport 16:9', [brand])[0]?.raw).toBe('Rapport 16:9');
  });
});

describe('several fields', () => {
  const all = { material: 'acrylique', width: '142 cm', with_feet: true };

  it.each([
    ['the asked object', '{"material": "acrylique", "width": "142 cm", "with_feet": true}'],
    ['labels for keys', '{"matériau": "acrylique", "largeur (cm)": "142 cm", "Avec pieds": true}'],
    ['labels without unit', '{"Material": "acrylique", "Width": "142 cm", "With feet": true}'],
    [
      'values in objects',
      '{"material": {"value": "acrylique"}, "width": {"value": 142, "unit": "cm"}, "with_feet": {"value": true}}',
    ],
    [
      'a list of objects',
      '[{"field": "material", "value": "acrylique"}, {"code": "width", "value": "142 cm"}, {"label": "avec pieds", "value": true}]',
    ],
    ['a list of small objects', '[{"material": "acrylique"}, {"width": "142 cm"}, {"with_feet": true}]'],
    [
      'an object beside an explanation',
      '{"reasoning": "a bath", "answers": {"material": "acrylique", "width": "142 cm", "with_feet": true}}',
    ],
    ['a wrapped object', '{"fields": {"material": "acrylique", "width": "142 cm", "with_feet": true}}'],
    ['broken JSON', "Sure!\n```\n{'material': 'acrylique', width: 142 cm, \"with_feet\": True, // ok\n}\n```"],
  ])('are read from %s', (_, completion) => {
    expect(several(completion)).toEqual(all);
  });

  it('are read from lines', () => {
    expect(several('- **Matériau** : acrylique\n- Largeur : 142 cm\n- Avec pieds : oui')).toEqual({
      ...all,
      with_feet: 'oui',
    });
  });

  it.each([
    [
      'inside a string',
      '{"material": "acrylique", "width": "142 cm", "with_feet": "ou',
      { material: 'acrylique', width: '142 cm' },
    ],
    ['inside a number', '{"material": "acrylique", "width": 14', { material: 'acrylique' }],
    ['after a key', '{"material": "acrylique", "width"', { material: 'acrylique' }],
    ['after a comma', '{"material": "acrylique", "width": null,', { material: 'acrylique', width: null }],
    ['inside a word', '{"material": "acrylique", "with_feet": tr', { material: 'acrylique' }],
    ['after a word', '{"material": "acrylique", "with_feet": true', { material: 'acrylique', with_feet: true }],
    [
      'inside an inner object',
      '{"material": {"quote": "a", "value": "acrylique"}, "width": {"quote": "142", "val',
      { material: 'acrylique' },
    ],
    ['inside a fence', '```json\n{"material": "acrylique",\n "width": "142', { material: 'acrylique' }],
  ])('keep what is finished when cut off %s', (_, completion, expected) => {
    expect(several(completion)).toEqual(expected);
  });

  it('say nothing about a field that is left out', () => {
    expect(several('{"material": "acrylique"}')).toEqual({ material: 'acrylique' });
  });

  it('are not read from a bare word', () => {
    expect(several('acrylique')).toEqual({});
    expect(several('')).toEqual({});
  });
});

describe('any completion', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    ',',
    '\\',
    '<think>',
    '</think>',
    '```',
    '[/INST]',
    '</s>',
    'value',
    'material',
    '12',
    'null',
    '\n',
    ' ',
    '//',
    '/*',
    '__proto__',
    '\ud800',
    'é',
  );
  const completion = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.json(),
  );

  it('gives one answer a field, in their order', () => {
    fc.assert(
      fc.property(
        completion,
        fc.subarray([material, width, withFeet, brand, colours], { minLength: 1 }),
        (text, fields) => {
          expect(readCompletion(text, fields).map(({ field }) => field)).toEqual(fields.map(({ code }) => code));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that is whole JSON is read as it is', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(several(JSON.stringify({ material: a, width: b }))).toEqual({ material: a, width: b });
      }),
    );
  });

  it('that is cut off gives no value that the whole one does not', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(value, value, fc.nat(), (a, b, at) => {
        const whole = JSON.stringify({ material: a, width: b, with_feet: true });
        const read = several(whole.slice(0, at % whole.length));
        expect({ material: a, width: b, with_feet: true }).toMatchObject(read);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a range', () => {
  const range = field({ code: 'temperature', type: 'range', unit: '°C' });

  it.each([
    ['the asked object', '{"value": {"min": -20, "max": 60}}', { min: -20, max: 60 }],
    ['an object of its ends', '{"min": "-20 °C", "max": null}', { min: '-20 °C', max: null }],
    ['an object by code', '{"temperature": {"min": -20, "max": 60}}', { min: -20, max: 60 }],
    ['words', '{"value": "-20 à 60 °C"}', '-20 à 60 °C'],
    ['null', '{"value": null}', null],
  ])('is read from %s', (_, completion, raw) => {
    expect(readCompletion(completion, [range])[0]?.raw).toEqual(raw);
  });

  it('stands beside other fields', () => {
    const [first, second] = readCompletion('{"temperature": {"min": 0, "max": 60}, "material": "acier"}', [
      range,
      material,
    ]);
    expect([first?.raw, second?.raw]).toEqual([{ min: 0, max: 60 }, 'acier']);
  });
});
