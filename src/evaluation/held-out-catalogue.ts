import type { TrainedModel } from '../engine/types.js';
import type { Catalogue } from '../examples/catalogue.js';

/** A catalogue as if some of its example texts had never been stored: they are neither shown nor learnt from. */
export function withoutTexts(
  catalogue: Pick<Catalogue, 'examplesLike'>,
  texts: ReadonlySet<string>,
  learnt: readonly TrainedModel[],
): Pick<Catalogue, 'examplesLike' | 'models'> {
  const bodies = new Map(learnt.map(({ scope, body }) => [scope, body]));
  return {
    models: { read: (scope) => bodies.get(scope) },
    examplesLike: (field, description, request) =>
      catalogue.examplesLike(field, description, {
        ...request,
        exclude: (example) => texts.has(example.description) || request.exclude?.(example) === true,
      }),
  };
}
