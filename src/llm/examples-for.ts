import { shareTexts } from '../chain-of-thoughts/share-texts.js';
import type { ChainOfThoughts } from '../chain-of-thoughts/types.js';
import type { Example } from '../examples/example.js';
import type { ExampleKnowledge } from '../examples/example-knowledge.js';
import type { Field } from '../fields/field.js';
import type { LlmRequest } from './llm.js';

/** What examples are chosen with. */
interface Choosing {
  readonly chain: Pick<ChainOfThoughts, 'exampleCount' | 'steadyCount'>;
  readonly knowledge?: ExampleKnowledge;
}

/**
 * The examples that a question shows: of one field those most like the description; of several fields a few whole texts with
 * all that is known of them, the most similar first and those last that are the same for every description.
 */
export function examplesFor(
  { chain, knowledge }: Choosing,
  fields: readonly Field[],
  request: Pick<LlmRequest, 'examples' | 'description' | 'several'>,
): readonly Example[] {
  const { exampleCount, steadyCount = 0 } = chain;
  const { description } = request;
  if (exampleCount === 0) return [];
  const like = fields.flatMap((field) => request.examples(field, description, exampleCount));
  if (fields.length === 1) return like;
  const typical = request.several ? [] : (knowledge?.typical(fields, steadyCount) ?? []);
  const steady = typical.filter((example) => example.description !== description);
  const shown = new Set(steady.map((example) => example.description));
  const others = shareTexts(
    like.filter((example) => !shown.has(example.description)),
    exampleCount - shown.size,
  );
  return [...wholeTexts(others, fields, knowledge), ...steady];
}

function wholeTexts(
  examples: readonly Example[],
  fields: readonly Field[],
  knowledge: ExampleKnowledge | undefined,
): readonly Example[] {
  if (!knowledge) return examples;
  const firsts = new Map(examples.map((example) => [example.description, example] as const).reverse());
  const texts = new Set(examples.map((example) => example.description));
  return [...texts].flatMap((text) => {
    const first = firsts.get(text);
    return first ? knowledge.ofText(first, fields) : [];
  });
}
