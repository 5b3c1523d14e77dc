import type { WeightMap } from '../model/scorer.js';
import {
  type CompiledExample,
  compileTrainingSet,
  type FeatureIndex,
  newFeatureIndex,
} from './compile-training-set.js';
import { chancesOf, type FieldParameters, gradientStep, newFieldParameters } from './field-parameters.js';
import { accumulateWeights, namedWeights, type ParameterGroup } from './parameter-group.js';
import type { FieldWeights, FittedWeights, HeldOutPrediction, TrainingSet } from './training-example.js';

/** How learning goes about it. */
export interface TrainerOptions {
  /** Hand-set weights that the generic ones start from and are drawn to. */
  readonly priors: WeightMap;
  readonly epochs: number;
  readonly rate: number;
  readonly random: () => number;
}

/** Fits weights to compiled training sets, wholly or fold by fold. */
export interface Trainer {
  /** Weights from all examples. */
  fit(): FittedWeights;
  /** What examples look like to weights learnt from the others, in `parts` folds. */
  crossValidate(parts: number): readonly HeldOutPrediction[];
}

/** Weights too small to matter are not kept; those of words are many, and each says little. */
const SMALLEST = { shared: 0.02, own: 0.08, slot: 0.08 };
/** How many examples of a field are cross-validated, and in how many passes. */
const CROSS_VALIDATION = { examples: 150, epochs: 4 };
/** An example whose right answer is this probable is left out of the next REST epochs. */
const WELL_KNOWN = 0.99;
const REST = 2;

/**
 * A trainer over training sets. It learns by stochastic gradient; the loss of a example is -log of the summed probability of its
 * right candidates, so that no one has to say which of several equal numbers was meant.
 */
export function createTrainer(sets: readonly TrainingSet[], options: TrainerOptions): Trainer {
  const featureIndex = newFeatureIndex();
  const families = new Map(sets.map(({ family }) => [family, newFeatureIndex()]));
  const compiled = sets.map((trainingSet) =>
    compileTrainingSet(trainingSet, { shared: featureIndex, own: families.get(trainingSet.family) as FeatureIndex }),
  );
  return {
    fit() {
      const allParameters = newFieldParameters(compiled, featureIndex, options.priors);
      return fittedWeights(
        allParameters,
        featureIndex,
        runEpochs(allParameters, () => true, options),
      );
    },
    crossValidate: (parts) =>
      Array.from({ length: parts }, (_, part) => {
        const allParameters = newFieldParameters(compiled, featureIndex, options.priors);
        const isHeldBack = (example: number) => example % parts === part || example >= CROSS_VALIDATION.examples;
        runEpochs(allParameters, (example) => !isHeldBack(example), { ...options, epochs: CROSS_VALIDATION.epochs });
        return allParameters.flatMap((parameters) =>
          parameters.trainingSet.examples
            .slice(0, CROSS_VALIDATION.examples)
            .flatMap((example, index) => (isHeldBack(index) ? [predictHeldOut(parameters, example)] : [])),
        );
      }).flat(),
  };
}

/** Passes over the examples in a new order each time; the second half of the passes is averaged. Returns how many were. */
function runEpochs(
  allParameters: readonly FieldParameters[],
  includes: (example: number) => boolean,
  options: TrainerOptions,
): number {
  const { epochs, rate, random } = options;
  const work = allParameters.flatMap((parameters) => {
    const examples = parameters.trainingSet.examples.filter(
      (example, index) => includes(index) && example.right.length > 1,
    );
    return examples.map((example) => ({ parameters, example, rest: 0 }));
  });
  const groups = new Set(
    allParameters.flatMap((parameters) => [...parameters.shared, ...parameters.own, parameters.slots]),
  );
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(work, random);
    for (const item of work) {
      if (item.rest-- > 0) continue;
      item.rest = gradientStep(item.parameters, item.example, rate) > WELL_KNOWN ? REST : 0;
    }
    if (epoch * 2 + 1 < epochs) continue;
    averaged++;
    for (const group of groups) accumulateWeights(group);
  }
  return averaged;
}

function predictHeldOut(parameters: FieldParameters, example: CompiledExample): HeldOutPrediction {
  const chances = chancesOf(parameters, example);
  const nothing = { chance: 0, right: !example.stated };
  const sums = [nothing];
  example.values.forEach((value, c) => {
    const sum = sums[value] ?? { chance: 0, right: example.right[c] === 1 };
    sum.chance += chances[c] ?? 0;
    sums[value] = sum;
  });
  const [best] = sums.slice(1).sort((a, b) => b.chance - a.chance);
  return { field: parameters.trainingSet.field, weight: example.weight, best, nothing };
}

function fittedWeights(
  allParameters: readonly FieldParameters[],
  { names }: FeatureIndex,
  averaged: number,
): FittedWeights {
  const common = (...groups: readonly ParameterGroup[]) => namedWeights(names, groups, averaged, SMALLEST.shared);
  const [first] = allParameters;
  return {
    generic: first ? common(first.shared[0]) : new Map(),
    kinds: new Map(allParameters.map(({ trainingSet, shared: [, kind] }) => [trainingSet.kind, common(kind)])),
    fields: new Map(
      allParameters.map((parameters) => [
        parameters.trainingSet.field,
        fieldWeights(parameters, common(parameters.shared[2], parameters.shared[3]), averaged),
      ]),
    ),
  };
}

function fieldWeights(
  { trainingSet: { own, words, slots }, ...parameters }: FieldParameters,
  shared: WeightMap,
  averaged: number,
): FieldWeights {
  const width = words.names.length;
  const slotWeights = (index: number) =>
    namedWeights(words.names, [parameters.slots], averaged, SMALLEST.slot, index * width);
  return {
    shared,
    own: namedWeights(own.names, parameters.own, averaged, SMALLEST.own),
    slots: new Map(slots.names.map((slot, index) => [slot, slotWeights(index)])),
  };
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}
