import { contextAmount, softmax, type WeightMap } from '../model/scorer.js';
import type { CompiledExample, CompiledTrainingSet, FeatureIndex } from './compile-training-set.js';
import {
  linearScore,
  newParameterGroup,
  type ParameterGroup,
  updateWeight,
  updateWeights,
  type WeightUpdate,
} from './parameter-group.js';

/** A field's training set and the weights that score their candidates. */
export interface FieldParameters {
  readonly trainingSet: CompiledTrainingSet;
  readonly shared: readonly [
    generic: ParameterGroup,
    kind: ParameterGroup,
    family: ParameterGroup,
    field: ParameterGroup,
  ];
  readonly own: readonly [family: ParameterGroup, field: ParameterGroup];
  readonly slots: ParameterGroup;
}

/** What few examples say is said of their own field first: the more share a weight, the slower it begins to move. */
const REGULARISATION = {
  generic: { l2: 0.002, epsilon: 4 },
  kind: { l2: 0.002, epsilon: 2 },
  family: { l2: 0.003, epsilon: 1.5 },
  field: { l2: 0.003, epsilon: 1 },
  own: { l2: 0.005, epsilon: 3 },
  slot: { l2: 0.01, epsilon: 1 },
};

/** From so many examples on a field's own words begin to move as slowly as is usual, and with fewer by this share at the least. */
const ENOUGH_FOR_OWN = 40;
const LEAST_OWN = 0.3;
/** Candidates of a text are many, so that chance has more to choose from: their weights begin to move more slowly. */
const SLOWNESS_OF_TEXTS = 2;

/** Parameters at their start; all share the generic weights, and those of one kind the kind's. */
export function newFieldParameters(
  sets: readonly CompiledTrainingSet[],
  { names }: FeatureIndex,
  priors: WeightMap,
): readonly FieldParameters[] {
  const size = names.length;
  const generic = newParameterGroup(
    size,
    REGULARISATION.generic,
    Float64Array.from(names, (name) => priors.get(name) ?? 0),
  );
  const kinds = new Map(sets.map(({ kind }) => [kind, newParameterGroup(size, regularisationOf('kind', kind))]));
  const examplesOf = new Map<string, number>();
  for (const { family, examples } of sets) examplesOf.set(family, (examplesOf.get(family) ?? 0) + examples.length);
  const families = new Map(
    sets.map(({ family, kind, own }) => [
      family,
      {
        shared: newParameterGroup(size, regularisationOf('family', kind)),
        own: newOwnGroup(own, kind, examplesOf.get(family) ?? 0),
      },
    ]),
  );
  return sets.map((trainingSet) => ({
    trainingSet,
    shared: [
      generic,
      kinds.get(trainingSet.kind) as ParameterGroup,
      families.get(trainingSet.family)?.shared as ParameterGroup,
      newParameterGroup(size, regularisationOf('field', trainingSet.kind)),
    ],
    own: [
      families.get(trainingSet.family)?.own as ParameterGroup,
      newOwnGroup(trainingSet.own, trainingSet.kind, trainingSet.examples.length),
    ],
    slots: newParameterGroup(
      trainingSet.words.names.length * trainingSet.slots.names.length,
      regularisationOf('slot', trainingSet.kind),
    ),
  }));
}

function regularisationOf(group: keyof typeof REGULARISATION, kind: string) {
  const { l2, epsilon } = REGULARISATION[group];
  return { l2, epsilon: kind === 'text' ? epsilon * SLOWNESS_OF_TEXTS : epsilon };
}

/** Weights of a field's own words. Of few examples each word stands in one or two, and must begin to move sooner. */
function newOwnGroup({ names }: FeatureIndex, kind: string, examples: number): ParameterGroup {
  const { l2, epsilon } = regularisationOf('own', kind);
  const share = kind === 'text' ? 1 : Math.min(1, Math.max(LEAST_OWN, examples / ENOUGH_FOR_OWN));
  return newParameterGroup(names.length, { l2, epsilon: epsilon * share });
}

/** One step: every weight of a candidate moves by how much too probable, or too improbable, the candidate was. Returns how probable the right ones were. */
export function gradientStep(parameters: FieldParameters, example: CompiledExample, rate: number): number {
  const { right } = example;
  const chances = chancesOf(parameters, example);
  let mass = 1e-12;
  for (let c = 0; c < right.length; c++) if (right[c]) mass += chances[c] ?? 0;
  for (let c = 0; c < right.length; c++) {
    const chance = chances[c] ?? 0;
    const gradient = example.force * (chance - (right[c] ? chance / mass : 0));
    if (Math.abs(gradient) >= 1e-3) updateCandidate(parameters, example, c, { gradient, rate });
  }
  return mass;
}

function updateCandidate(
  parameters: FieldParameters,
  { shared, own, slots, context }: CompiledExample,
  c: number,
  step: WeightUpdate,
): void {
  for (const group of parameters.own) updateWeights(own, c, group, step);
  for (const group of parameters.shared) updateWeights(shared, c, group, step);
  const from = (slots[c] ?? -1) * parameters.trainingSet.words.names.length;
  if (from < 0) return;
  const amount = contextAmount(context.length);
  for (let i = 0; i < context.length; i++) updateWeight(parameters.slots, from + (context[i] ?? 0), step, amount);
}

/** The probabilities of a example's candidates. */
export function chancesOf(
  parameters: FieldParameters,
  { shared, own, slots, context }: CompiledExample,
): readonly number[] {
  const [generic, kind, family, field] = parameters.shared;
  const [familyOwn, fieldOwn] = parameters.own;
  const { weights } = parameters.slots;
  const amount = contextAmount(context.length);
  const scores = new Array<number>(slots.length);
  for (let c = 0; c < slots.length; c++) {
    let score = linearScore(own, c, familyOwn) + linearScore(own, c, fieldOwn);
    score +=
      linearScore(shared, c, generic) +
      linearScore(shared, c, kind) +
      linearScore(shared, c, family) +
      linearScore(shared, c, field);
    const from = (slots[c] ?? -1) * parameters.trainingSet.words.names.length;
    if (from >= 0) for (let i = 0; i < context.length; i++) score += amount * (weights[from + (context[i] ?? 0)] ?? 0);
    scores[c] = score;
  }
  return softmax(scores);
}
