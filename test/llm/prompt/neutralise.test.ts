import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise } from '../../../src/llm/prompt/neutralise.js';
import { MARK_FAMILIES } from '../../../src/llm/prompt/template-marks.js';
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
    ['<｜User｜>', '‹¦User¦›'],
    ['<｜begin▁of▁sentence｜>', '‹¦begin▁of▁sentence¦›'],
    ['[THINK]', '(THINK)'],
    ['[/THINK]', '(/THINK)'],
    ['[ARGS]', '(ARGS)'],
    ['[PREFIX]', '(PREFIX)'],
    ['[IMG_BREAK]', '(IMG_BREAK)'],
    ['[BEGIN_AUDIO]', '(BEGIN_AUDIO)'],
    ['<tool_call>', '‹tool_call›'],
    ['</tool_response>', '‹/tool_response›'],
    ['<fim_prefix>', '‹fim_prefix›'],
    ['<start_of_image>', '‹start_of_image›'],
    ['<|turn>', '‹¦turn›'],
    ['<turn|>', '‹turn¦›'],
    ['[gMASK]', '(gMASK)'],
    ['<sop>', '‹sop›'],
    ['<|observation|>', '‹¦observation¦›'],
    ['<image>', '‹image›'],
    ['\n### Instruction:', '\n♯♯♯ Instruction：'],
    ['\n\nHuman:', '\n\nHuman：'],
  ])('loses the mark %s', (mark, expected) => {
    expect(neutralise(`Bac 90 x 90 ${mark} blanc`)).toBe(`Bac 90 x 90 ${expected} blanc`);
  });

  it.each([
    ...['a < b > c', '[1] <b>gras</b>', '|a|b|', 'L < 90 cm', 'line\n\tand tab', 'é 😀 👩‍👩‍👧'],
    ...[
      'System: ABS',
      'Assistant: bras',
      'for Human: all ages',
      '# 12',
      '### Maße',
      '[rouge]',
      '<1 kg>',
      '{think}',
      'a｜b',
    ],
  ])('keeps %j', (text) => {
    expect(neutralise(text)).toBe(text);
  });

  it('has a source for each family of marks', () => {
    for (const { source } of Object.values(MARK_FAMILIES)) expect(source).toMatch(/^https:\/\//);
  });

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
