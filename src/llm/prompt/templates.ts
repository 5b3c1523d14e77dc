import type { EarlierTurn } from '../../chain-of-thoughts/types.js';
import type { Message } from '../../connectors/types.js';
import { didYouMean, UserError } from '../../errors.js';

/** A built-in template. */
export type TemplateName = 'llama2' | 'camellm' | 'llama3' | 'chatml' | 'mistral' | 'gemma' | 'chat';

/** What a template puts together: instructions, turns that went before, and the question. */
interface Conversation {
  readonly system: string;
  readonly user: string;
  readonly turns?: readonly EarlierTurn[];
}

type Template = (conversation: Conversation) => string;

/** The text of a prompt, a template. None begins with the mark for the start of a text: servers add it. */
export const templates = {
  llama2: ({ system, user }) => `[INST] <<SYS>>${system}<</SYS>> ${user} [/INST]`,
  camellm: ({ system, user }) => `\n[INST] <<SYS>>\n${system}\n<</SYS>>\n\n${user} [/INST]\n`,
  /** https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/ */
  llama3: (talk) => messagesOf(talk).map(llama3Turn).join('') + llama3Header('assistant'),
  /** https://qwen.readthedocs.io/en/latest/getting_started/concepts.html#chat-template */
  chatml: (talk) => `${messagesOf(talk).map(chatmlTurn).join('')}<|im_start|>assistant\n`,
  /** https://docs.mistral.ai/cookbook/concept-deep-dive-tokenization-chat_templates (tokenizer V3: no space before the closing mark) */
  mistral: (talk) => withoutSystem(talk).map(mistralTurn).join(''),
  /** https://ai.google.dev/gemma/docs/core/prompt-structure (no turn for the system: its words open the user's) */
  gemma: (talk) => `${withoutSystem(talk).map(gemmaTurn).join('')}<start_of_turn>model\n`,
  chat: (talk) =>
    messagesOf(talk)
      .map(({ content }) => content)
      .join('\n\n'),
} satisfies Record<TemplateName, Template>;

/** Templates whose one question holds everything: earlier answers stand in its text. */
const WITHOUT_TURNS: ReadonlySet<string> = new Set<TemplateName>(['llama2', 'camellm']);

/** Whether earlier answers may be turns of the conversation that a template writes. */
export function hasTurns(template: string): boolean {
  return !WITHOUT_TURNS.has(template);
}

function messagesOf({ system, user, turns = [] }: Conversation): readonly Message[] {
  return [
    { role: 'system', content: system },
    ...turns.flatMap((turn): Message[] => [
      { role: 'user', content: turn.user },
      { role: 'assistant', content: turn.assistant },
    ]),
    { role: 'user', content: user },
  ];
}

/** The system's words open the first turn of the user. */
function withoutSystem(talk: Conversation): readonly Message[] {
  const [system, first, ...others] = messagesOf(talk);
  return first && system ? [{ ...first, content: `${system.content}\n\n${first.content}` }, ...others] : [];
}

function llama3Header(role: string): string {
  return `<|start_header_id|>${role}<|end_header_id|>\n\n`;
}

function llama3Turn({ role, content }: Message): string {
  return `${llama3Header(role)}${content}<|eot_id|>`;
}

function chatmlTurn({ role, content }: Message): string {
  return `<|im_start|>${role}\n${content}<|im_end|>\n`;
}

function mistralTurn({ role, content }: Message): string {
  return role === 'user' ? `[INST] ${content}[/INST]` : ` ${content}</s>`;
}

function gemmaTurn({ role, content }: Message): string {
  return `<start_of_turn>${role === 'user' ? 'user' : 'model'}\n${content}<end_of_turn>\n`;
}

/** A question as it travels: one text, or messages. */
export interface RenderedPrompt {
  readonly text: string;
  readonly messages: readonly Message[];
}

/** Puts instructions and question into a template; an unknown name is a UserError that names the nearest. Both must be free of template marks. */
export function renderTemplate(name: string, talk: Conversation): RenderedPrompt {
  const template = Object.hasOwn(templates, name) ? templates[name as TemplateName] : undefined;
  if (!template) {
    const names = Object.keys(templates);
    throw new UserError(
      `no template "${name}"${didYouMean(name, names)} (there are ${names.join(', ')})`,
      'unknown-template',
    );
  }
  return { text: template(talk), messages: messagesOf(talk) };
}
