import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { hasTurns, renderTemplate } from '../../../src/llm/prompt/templates.js';

const question = { system: 'Be brief.', user: 'What is it made of?' };

describe('a template', () => {
  it.each([
    ['llama2', '[INST] <<SYS>>Be brief.<</SYS>> What is it made of? [/INST]'],
    ['camellm', '\n[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nWhat is it made of? [/INST]\n'],
    [
      'llama3',
      '<|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nWhat is it made of?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
    ],
    [
      'chatml',
      '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nWhat is it made of?<|im_end|>\n<|im_start|>assistant\n',
    ],
    ['mistral', '[INST] Be brief.\n\nWhat is it made of?[/INST]'],
    ['gemma', '<start_of_turn>user\nBe brief.\n\nWhat is it made of?<end_of_turn>\n<start_of_turn>model\n'],
    ['chat', 'Be brief.\n\nWhat is it made of?'],
  ])('%s is written byte for byte', (name, text) => {
    expect(renderTemplate(name, question).text).toBe(text);
  });

  it('also gives messages', () => {
    expect(renderTemplate('chat', question).messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is it made of?' },
    ]);
  });

  it.each([
    [
      'llama3',
      '<|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nA?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nB?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
    ],
    [
      'chatml',
      '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nA?<|im_end|>\n<|im_start|>assistant\nA.<|im_end|>\n<|im_start|>user\nB?<|im_end|>\n<|im_start|>assistant\n',
    ],
    ['mistral', '[INST] S\n\nA?[/INST] A.</s>[INST] B?[/INST]'],
    [
      'gemma',
      '<start_of_turn>user\nS\n\nA?<end_of_turn>\n<start_of_turn>model\nA.<end_of_turn>\n<start_of_turn>user\nB?<end_of_turn>\n<start_of_turn>model\n',
    ],
  ])('%s writes the turns before the question', (name, text) => {
    const talk = { system: 'S', turns: [{ user: 'A?', assistant: 'A.' }], user: 'B?' };
    expect(renderTemplate(name, talk).text).toBe(text);
    expect(hasTurns(name)).toBe(true);
  });

  it('takes dollar signs as they are', () => {
    expect(renderTemplate('llama2', { system: "$& $1 $'", user: '$`' }).text).toBe(
      "[INST] <<SYS>>$& $1 $'<</SYS>> $` [/INST]",
    );
  });

  it.each(['llama22', '', 'toString', '__proto__'])('named %j is unknown', (name) => {
    expect(() => renderTemplate(name, question)).toThrow(UserError);
  });

  it('that is unknown is an error with the nearest name', () => {
    expect(() => renderTemplate('lama2', question)).toThrow('no template "lama2": did you mean "llama2"?');
  });
});
