import type { Catalogue } from '../examples/catalogue.js';
import type { Field, Value } from '../fields/field.js';
import { readProductText } from '../input/product-text.js';
import type { Answer, Consumption } from '../llm/answer.js';
import { lookupFields as lookUpFields } from '../lookup/lookup-fields.js';
import { type LookupOptions, prepare } from './lookup-options.js';

/** One product to fill fields of. */
export interface LookupInput extends LookupOptions {
  readonly description: string;
  /** Codes of the catalogue, or whole fields. */
  readonly fields: readonly (string | Field)[];
}

/** What a lookup found. */
export interface LookupResult {
  /** Field code to canonical value, in the order asked; null where the text does not say, and where no answer came. */
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
  readonly usage: Consumption;
  /** What is to be known about the composition, such as a stand-in for a missing token. */
  readonly warnings: readonly string[];
}

/**
 * Fills fields from one description. A field that fails or is late says so in its answer; the others are kept.
 * @throws UserError for an unknown composition, a missing secret or a wrong configuration
 */
export async function lookup(input: LookupInput): Promise<LookupResult> {
  const { catalogue, description, signal, onAnswer } = input;
  const { assembly: opened, config } = await prepare(input);
  try {
    const text = await readProductText([{ text: description }], config.html ?? 'auto');
    const answers = await lookUpFields({
      description: text.description,
      locate: text.locate,
      fields: findFields(input.fields, catalogue),
      llm: opened.llm,
      examples: opened.examples,
      timeout: config.timeout,
      concurrency: config.concurrency,
      grounded: config.grounded ?? false,
      ...(signal && { signal }),
      ...(onAnswer && { onAnswer }),
    });
    return { values: valuesOf(answers), answers, usage: opened.spending.total(), warnings: opened.notes };
  } finally {
    await opened.llm.close();
  }
}

/** The fields of codes; a code that the catalogue does not hold stays one. */
export function findFields(
  fields: LookupInput['fields'],
  catalogue: Catalogue | undefined,
): readonly (string | Field)[] {
  return fields.map((field) => (typeof field === 'string' ? (catalogue?.field(field) ?? field) : field));
}

/** Field code to value. */
export function valuesOf(answers: readonly Answer[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(answers.map(({ field, value }) => [field, value]));
}
