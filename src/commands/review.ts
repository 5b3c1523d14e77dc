import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { REVIEW_FLAGS } from '../cli/review/review-flags.js';

/** Opens a page to check and correct what was filled. */
export default class ReviewPage extends BaseCommand {
  static override summary = 'Check and correct what batch --details wrote, on a page of this machine.';
  static override description =
    'What is likeliest wrong comes first. Each decision is written at once beside the file, as FILE.decisions, and into the catalogue, from which the engine learns. Ends with Ctrl-C.';
  static override examples = [
    '<%= config.bin %> review filled.jsonl',
    '<%= config.bin %> review filled.jsonl --export accepted.xlsx',
  ];
  static override args = {
    file: Args.string({ required: true, description: 'what batch --details wrote', ignoreStdin: true }),
  };
  static override flags = oclifFlags(REVIEW_FLAGS);

  async run(): Promise<void> {
    const { runReview } = await import('../cli/review/run-review.js');
    await this.inSession<typeof REVIEW_FLAGS>(runReview);
  }
}
