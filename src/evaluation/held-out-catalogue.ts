import type { TrainedModel } from '../engine/types.js';
import type { Catalogue, ExampleCatalogue } from '../examples/catalogue.js';
import type { Example } from '../examples/example.js';

/** A catalogue as if some of its example texts had never been stored: they are neither shown nor learnt from. */
export function withoutTexts(
  catalogue: Pick<Catalogue, 'examplesLike' | 'examplesOf' | 'examplesBeside'>,
  texts: ReadonlySet<string>,
  learnt: readonly TrainedModel[],
): ExampleCatalogue {
  const bodies = new Map(learnt.map(({ scope, body }) => [scope, body]));
  const isKept = (example: Example) => !texts.has(example.description);
  return {
    examplesOf: (field, count) =>
      catalogue
        .examplesOf(field, count + texts.size)
        .filter(isKept)
        .slice(0, count),
    examplesBeside: (example) => catalogue.examplesBeside?.(example) ?? [example],
    models: { read: (scope) => bodies.get(scope) },
    examplesLike: (field, description, request) =>
      catalogue.examplesLike(field, description, {
        ...request,
        exclude: (example) => !isKept(example) || request.exclude?.(example) === true,
      }),
  };
}
