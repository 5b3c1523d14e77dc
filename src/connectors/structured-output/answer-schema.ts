import type { JsonSchema } from '../../chain-of-thoughts/types.js';
import { memoize } from '../../memoize.js';

/** A schema that a provider can force, and how to read what comes back under it. */
export interface AnswerSchema {
  /** Its root is an object. */
  readonly schema: JsonSchema;
  /** The text of the answer itself, out of the JSON that the provider returned. */
  unwrap(text: string): string;
}

const KEY = 'answer';

/** Which form the text of a forced answer has, in a word: what `unwrapAnswer` needs. */
export function answerForm(answer: AnswerSchema | undefined, prefix = ''): string {
  return prefix + (answer?.unwrap === unwrapText ? KEY : '');
}

/** The text of an answer out of a reply whose question is not at hand. @param form what `answerForm` said of the question */
export function unwrapAnswer(text: string, form: string): string {
  const isWrapped = form.endsWith(KEY);
  const whole = (isWrapped ? form.slice(0, -KEY.length) : form) + text;
  return isWrapped ? unwrapText(whole) : whole;
}

/** Providers that force JSON want an object at the root: any other schema is put under the key `answer`. Undefined when nothing is to be forced. */
export function answerSchema(schema: JsonSchema): AnswerSchema | undefined {
  if (Object.keys(schema).length === 0) return undefined;
  if (schema.type === 'object') return { schema, unwrap: (text) => text };
  return {
    schema: { type: 'object', properties: { [KEY]: schema }, required: [KEY], additionalProperties: false },
    unwrap: unwrapText,
  };
}

function unwrapText(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && KEY in value ? JSON.stringify(value[KEY]) : text;
  } catch {
    return text;
  }
}

/** Whether every object of a schema requires all of its properties and allows no others, which OpenAI's `strict` demands. */
export const isStrict = memoize((schema: JsonSchema): boolean => hasStrictObjects(schema));

function hasStrictObjects(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(hasStrictObjects);
  if (schema === null || typeof schema !== 'object') return true;
  const { type, properties, required, additionalProperties, items, anyOf } = schema as JsonSchema;
  if (type === 'object') {
    const names = Object.keys((properties as object | undefined) ?? {});
    const all = Array.isArray(required) && names.every((name) => required.includes(name));
    if (additionalProperties !== false || !all) return false;
  }
  const parts = [...Object.values((properties as object | undefined) ?? {}), items, anyOf];
  return parts.every(hasStrictObjects);
}
