import type { Change, Refusal } from './change.js';

interface Vote {
  readonly change: Change;
  readonly product: { readonly id: string; readonly identifier: string | null };
  count: number;
  /** A product that wants another value. */
  against?: Vote;
}

/** What the variants of a model want its values to be. */
export interface ModelVotes {
  add(model: string, change: Change, product: Vote['product']): void;
  /** By model, the changes that all of its variants agree on, and those that they do not. */
  all(): Generator<{
    readonly model: string;
    readonly changes: readonly Change[];
    readonly disagreements: readonly Refusal[];
  }>;
}

/** A value of a model is read from the texts of its variants; where these say different things, none is right. */
export function createModelVotes(): ModelVotes {
  const models = new Map<string, Map<string, Vote>>();
  return {
    add(model, change, product) {
      const votes = models.get(model) ?? new Map<string, Vote>();
      models.set(model, votes);
      const place = [change.attribute, change.locale, change.scope].join('\n');
      const vote = votes.get(place);
      if (!vote) votes.set(place, { change, product, count: 1 });
      else if (JSON.stringify(vote.change.data) !== JSON.stringify(change.data))
        vote.against ??= { change, product, count: 1 };
      else {
        vote.count += 1;
        if ((change.confidence ?? 1) < (vote.change.confidence ?? 1)) votes.set(place, { ...vote, change });
      }
    },
    *all() {
      for (const [model, votes] of models) {
        const all = [...votes.values()];
        yield {
          model,
          changes: all.filter(({ against }) => !against).map(({ change }) => change),
          disagreements: all.flatMap((vote) => (vote.against ? [disagreement(model, vote, vote.against)] : [])),
        };
      }
    },
  };
}

function disagreement(model: string, one: Vote, other: Vote): Refusal {
  const say = ({ change, product }: Vote) => `${product.identifier ?? product.id} says ${JSON.stringify(change.data)}`;
  return {
    product: model,
    attribute: one.change.attribute,
    value: one.change.data,
    message: `its variants disagree: ${say(one)}, ${say(other)}`,
  };
}
