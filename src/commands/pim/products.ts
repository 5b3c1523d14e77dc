import { BaseCommand, oclifFlags } from '../../cli/base-command.js';
import { PIM_PRODUCTS_FLAGS } from '../../cli/pim/pim-flags.js';
import { runPimProducts } from '../../cli/pim/run-pim-products.js';

/** Gives the products of the PIM as rows for batch. */
export default class PimProducts extends BaseCommand {
  static override summary = 'Give products of the PIM as rows for batch: their texts, and the fields to fill.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --family led_tvs --missing | <%= config.bin %> batch --details --output filled.jsonl',
  ];
  static override flags = oclifFlags(PIM_PRODUCTS_FLAGS);

  async run(): Promise<void> {
    await this.inSession<typeof PIM_PRODUCTS_FLAGS>(runPimProducts);
  }
}
