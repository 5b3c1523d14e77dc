import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { EVAL_FLAGS } from '../cli/eval/eval-flags.js';
import { runEval } from '../cli/eval/run-eval.js';

/** Measures compositions against known values. */
export default class Eval extends BaseCommand {
  static override summary = 'Measure how well compositions fill fields, against values that are known.';
  static override description =
    'Prints precision, recall, F1 and hallucination per field and kind, with what it took, and how the compositions differ. Products are rows {"id", "description"}, gold rows {"id", "field", "accepted": [values] or null}, or {"id", "values"} as batch writes them; with --holdout, the examples of the catalogue serve as both, and what is held back is neither shown nor learnt from. Limits on cost and calls hold for each composition.';
  static override examples = [
    '<%= config.bin %> eval products.jsonl gold.jsonl --llm offline --llm llama2 --report eval.html',
    '<%= config.bin %> eval --holdout 0.3 --output answers.jsonl',
  ];
  static override args = {
    products: Args.string({ description: 'rows of products, as batch reads them', ignoreStdin: true }),
    gold: Args.string({ description: 'rows of known values', ignoreStdin: true }),
  };
  static override flags = oclifFlags(EVAL_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof EVAL_FLAGS>((session, flags, words) => runEval(session, words, flags));
  }
}
