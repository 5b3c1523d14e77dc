import type { JsonSchema } from '../../src/chain-of-thoughts/types.js';
import type { ConnectorContext, Prompt, Sampling } from '../../src/connectors/types.js';
import type { Field } from '../../src/fields/field.js';

const colour: Field = {
  code: 'colour',
  label: 'couleur',
  labels: { fr: 'couleur' },
  type: 'select',
  options: ['blanc', 'noir'].map((code) => ({ code, labels: {}, spellings: [] })),
  multiple: false,
};

const colours: JsonSchema = { enum: ['blanc', 'noir', null] };

/** What a prompt of the tests may differ in. */
export interface PromptChoice {
  readonly template?: string;
  readonly schema?: JsonSchema;
  readonly sampling?: Sampling;
  readonly description?: string;
  readonly order?: Prompt['order'];
  /** Texts of the user and the assistant in turn, before the question. */
  readonly turns?: readonly string[];
}

/** A small question in its template. */
export function promptOf({
  template = 'chat',
  schema = colours,
  sampling = {},
  description = 'Baignoire blanche',
  order,
  turns = [],
}: PromptChoice = {}): Prompt {
  const system = 'Answer with one of the options.';
  const user = `${description}\n\ncouleur: blanc, noir`;
  return {
    question: { fields: [colour], description, examples: [], system, user, schema },
    template,
    text: template === 'chat' ? `${system}\n${user}` : `[INST] <<SYS>>${system}<</SYS>> ${user} [/INST]`,
    messages: [
      { role: 'system', content: system },
      ...turns.map((content, place) => ({
        role: place % 2 === 0 ? ('user' as const) : ('assistant' as const),
        content,
      })),
      { role: 'user', content: user },
    ],
    sampling,
    ...(order && { order }),
  };
}

/** A run of one call at a time with ten seconds, unless said otherwise. */
export function contextOf(context: Partial<ConnectorContext> = {}): ConnectorContext {
  return { concurrency: 4, deadline: 10_000, ...context };
}
