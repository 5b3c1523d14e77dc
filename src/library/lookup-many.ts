import type { Field, Value } from '../fields/field.js';
import { type HtmlReading, readProductText } from '../input/product-text.js';
import type { Answer } from '../llm/answer.js';
import { lookupProducts as lookUpMany, type Task } from '../lookup/lookup-products.js';
import { findFields, valuesOf } from './lookup.js';
import { type LookupOptions, prepare } from './lookup-options.js';

/** What is said of a product to fill its fields; it may hold whatever else the caller needs to know it by. */
export interface ProductInput {
  readonly description: string;
  /** In place of the fields of the options. */
  readonly fields?: readonly (string | Field)[];
}

/** How another program asks about many products. */
export interface ManyOptions extends LookupOptions {
  /** Codes of the catalogue, or whole fields, for products that name none. */
  readonly fields?: readonly (string | Field)[];
  /** Whether results come as they are finished, and not in the order of the products; default false. */
  readonly unordered?: boolean;
}

/** What was found for one product. */
export interface ManyResult<Product extends ProductInput> {
  /** The object that was given. */
  readonly product: Product;
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
}

interface ProductTask<Product> extends Task {
  readonly product: Product;
}

/**
 * Fills fields of many products as they come, no faster than the results are taken; `timeout` holds for each product.
 * Leaving the loop gives up what is begun.
 * @throws UserError for an unknown composition, a missing secret or a wrong configuration
 */
export async function* lookupMany<Product extends ProductInput>(
  products: AsyncIterable<Product> | Iterable<Product>,
  options: ManyOptions = {},
): AsyncGenerator<ManyResult<Product>> {
  const { unordered = false, signal, onAnswer } = options;
  const { assembly: opened, config } = await prepare(options);
  const request = {
    llm: opened.llm,
    examples: opened.examples,
    timeout: config.timeout,
    concurrency: config.concurrency,
    grounded: config.grounded ?? false,
    unordered,
    ...(signal && { signal }),
    ...(onAnswer && { onAnswer }),
  };
  try {
    for await (const { task, answers } of lookUpMany(tasksOf(products, options, config.html ?? 'auto'), request)) {
      yield { product: task.product, values: valuesOf(answers), answers };
    }
  } finally {
    await opened.llm.close();
  }
}

async function* tasksOf<Product extends ProductInput>(
  products: AsyncIterable<Product> | Iterable<Product>,
  { fields = [], catalogue }: ManyOptions,
  html: HtmlReading,
): AsyncGenerator<ProductTask<Product>> {
  for await (const product of products) {
    const { description, locate } = await readProductText([{ text: product.description }], html);
    yield { product, description, locate, fields: findFields(product.fields ?? fields, catalogue) };
  }
}
