import type { Message } from '../../connectors/types.js';
import { didYouMean, UserError } from '../../errors.js';

/** A built-in template. */
export type TemplateName = 'llama2' | 'camellm' | 'llama3' | 'chatml' | 'mistral' | 'gemma' | 'chat';

type Template = (system: string, user: string) => string;

/** The text of a prompt, a template. None begins with the mark for the start of a text: servers add it. */
export const templates = {
  llama2: (system, user) => `[INST] <<SYS>>${system}<</SYS>> ${user} [/INST]`,
  camellm: (system, user) => `\n[INST] <<SYS>>\n${system}\n<</SYS>>\n\n${user} [/INST]\n`,
  /** https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/ */
  llama3: (system, user) => `${llama3Turn('system', system)}${llama3Turn('user', user)}${llama3Header('assistant')}`,
  /** https://qwen.readthedocs.io/en/latest/getting_started/concepts.html#chat-template */
  chatml: (system, user) => `${chatmlTurn('system', system)}${chatmlTurn('user', user)}<|im_start|>assistant\n`,
  /** https://docs.mistral.ai/cookbook/concept-deep-dive-tokenization-chat_templates (tokenizer V3: no space before the closing mark) */
  mistral: (system, user) => `[INST] ${system}\n\n${user}[/INST]`,
  /** https://ai.google.dev/gemma/docs/core/prompt-structure (no turn for the system: its words open the user's) */
  gemma: (system, user) => `<start_of_turn>user\n${system}\n\n${user}<end_of_turn>\n<start_of_turn>model\n`,
  chat: (system, user) => `${system}\n\n${user}`,
} satisfies Record<TemplateName, Template>;

function llama3Header(role: string): string {
  return `<|start_header_id|>${role}<|end_header_id|>\n\n`;
}

function llama3Turn(role: string, content: string): string {
  return `${llama3Header(role)}${content}<|eot_id|>`;
}

function chatmlTurn(role: string, content: string): string {
  return `<|im_start|>${role}\n${content}<|im_end|>\n`;
}

/** A question as it travels: one text, or messages. */
export interface RenderedPrompt {
  readonly text: string;
  readonly messages: readonly Message[];
}

/** Puts instructions and question into a template; an unknown name is a UserError that names the nearest. Both must be free of template marks. */
export function renderTemplate(
  name: string,
  { system, user }: { readonly system: string; readonly user: string },
): RenderedPrompt {
  const template = Object.hasOwn(templates, name) ? templates[name as TemplateName] : undefined;
  if (!template) {
    const names = Object.keys(templates);
    throw new UserError(
      `no template "${name}"${didYouMean(name, names)} (there are ${names.join(', ')})`,
      'unknown-template',
    );
  }
  const messages: Message[] = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
  return { text: template(system, user), messages };
}
