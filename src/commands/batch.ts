import { Args } from '@oclif/core';
import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { BATCH_FLAGS } from '../cli/batch/batch-flags.js';
import { runBatch } from '../cli/batch/run-batch.js';

/** Fills fields of many products. */
export default class Batch extends BaseCommand {
  static override summary = 'Fill fields of many products, from files or standard input.';
  static override description =
    'Reads XLSX, CSV, JSON lines or JSON arrays, the latter three plain or gzipped, and writes a product a line as it goes, or a table, a workbook, an import for Akeneo. With --output a run that was stopped, killed or not fully answered is continued by --resume; what was paid for is never asked twice.';
  static override examples = [
    '<%= config.bin %> batch products.csv --fields EF002169,EF000008 --output filled.jsonl',
    '<%= config.bin %> batch products.jsonl.gz --llm llama2 --fields @fields.txt --output filled.csv --max-cost 5',
    '<%= config.bin %> batch prices.xlsx --fields family:basins --output import.csv --format akeneo --review check.xlsx',
    '<%= config.bin %> batch products.csv --fields @fields.txt --output filled.jsonl --resume',
  ];
  static override args = {
    input: Args.string({
      description: 'files of products; - or nothing reads standard input',
      multiple: true,
      ignoreStdin: true,
    }),
  };
  static override flags = oclifFlags(BATCH_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof BATCH_FLAGS>((session, flags, inputs) => runBatch(session, inputs, flags));
  }
}
