import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise } from '../../../src/llm/prompt/neutralise.js';
import { renderTemplate, templates } from '../../../src/llm/prompt/templates.js';

describe('a text that others wrote', () => {
  it.each([
    ['[INST]', '(INST)'],
    ['[/INST]', '(/INST)'],
    ['[/inst ]', '(/inst )'],
    ['<<SYS>>', '‹‹SYS››'],
    ['<</SYS>>', '‹‹/SYS››'],
    ['<s>', '‹s›'],
    ['</s>', '‹/s›'],
    ['<|im_end|>', '‹¦im_end¦›'],
    ['<|start_header_id|>', '‹¦start_header_id¦›'],
    ['<end_of_turn>', '‹end_of_turn›'],
    ['[SYSTEM_PROMPT]', '(SYSTEM_PROMPT)'],
  ])('loses the mark %s', (mark, expected) => {
    expect(neutralise(`Bac 90 x 90 ${mark} blanc`)).toBe(`Bac 90 x 90 ${expected} blanc`);
  });

  it.each(['a < b > c', '[1] <b>gras</b>', '|a|b|', 'L < 90 cm', 'line\n\tand tab', 'é 😀 👩‍👩‍👧'])(
    'keeps %j',
    (text) => {
      expect(neutralise(text)).toBe(text);
    },
  );

  it('loses control characters and halves of surrogate pairs', () => {
    expect(neutralise('a\0b\rc\ud800d')).toBe('a b c\ufffdd');
  });

  const marks = fc.constantFrom(
    '[INST]',
    '[/INST]',
    '<<SYS>>',
    '<</SYS>>',
    '<s>',
    '</s>',
    '<|im_start|>',
    '<|im_end|>',
    '<|eot_id|>',
    '<start_of_turn>',
    '<end_of_turn>',
    '[',
    '<',
    '|>',
    '>>',
    's>',
    'INST]',
    '|',
    'a',
    '\ud83d',
  );
  const hostile = fc.array(marks, { maxLength: 20 }).map((parts) => parts.join(''));

  it('keeps its length and is well formed', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(neutralise(text)).toHaveLength(text.length);
        expect(neutralise(text)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('adds no mark to any template', () => {
    const marksIn = (text: string) =>
      text.match(/\[\/?INST\]|<<\/?SYS>>|<\/?s>|<\|\w+\|>|<(?:start|end)_of_turn>/g)?.length ?? 0;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(templates)), hostile, (name, text) => {
        const plain = renderTemplate(name, { system: 'a', user: 'b' }).text;
        expect(marksIn(renderTemplate(name, { system: 'a', user: neutralise(text) }).text)).toBe(marksIn(plain));
      }),
    );
  });
});
