import { doubtsOfText } from '../decisions/doubts.js';
import { UserError } from '../errors.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Field, Value } from '../fields/field.js';
import type { HtmlReading } from '../input/product-text.js';
import { readProductText } from '../input/product-text.js';
import type { Answer, Consumption } from '../llm/answer.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import { addConsumption, createSpending } from '../llm/spending.js';
import { lookupFields } from '../lookup/lookup-fields.js';
import { lookupProducts, type Task } from '../lookup/lookup-products.js';
import { newQueue } from '../lookup/new-queue.js';
import { configOf, type LookupOptions, policyOf } from './lookup-options.js';
import { openCatalogue } from './open-catalogue.js';
import { type OpenedLlm, openLlm } from './open-llm.js';

/** How a lookup that stays open asks. */
export interface CreateLookupOptions extends Omit<LookupOptions, 'signal' | 'onAnswer'> {
  /** A database file whose catalogue is opened with the first product and closed at the end; in place of `catalogue`. */
  readonly database?: string;
  /** Codes of the catalogue, or whole fields, for products that name none. */
  readonly fields?: readonly (string | Field)[];
}

/** What is said of a product to fill its fields; it may hold whatever else the caller needs to know it by. */
export interface ProductInput {
  readonly description: string;
  /** Codes of the catalogue, or whole fields; in place of the fields of the options. */
  readonly fields?: readonly (string | Field)[];
}

/** How one product is asked about. */
export interface CallOptions extends Pick<LookupOptions, 'timeout' | 'grounded' | 'signal' | 'onAnswer'> {}

/** How many products are asked about. */
export interface ManyCallOptions extends CallOptions {
  /** Whether results come as they are finished, and not in the order of the products; default false. */
  readonly unordered?: boolean;
}

/** What a lookup found. */
export interface LookupResult {
  /** Field code to canonical value, in the order asked; null where the text does not say, and where no answer came. */
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
  /** What the answers took. */
  readonly usage: Consumption;
  /** What is to be known about the composition, such as a stand-in for a missing token. */
  readonly warnings: readonly string[];
}

/** What was found for one of many products. */
export interface ManyResult<Product extends ProductInput> {
  /** The object that was given. */
  readonly product: Product;
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
}

/** A catalogue and a composition that stay open for any number of products, which share the limits of calls and cost. */
export interface Lookup {
  /**
   * Fills fields from one description. A field that fails or is late says so in its answer; the others are kept.
   * @throws UserError for an unknown composition, a missing secret, a wrong configuration, or after `close`
   */
  lookup(product: ProductInput, options?: CallOptions): Promise<LookupResult>;
  /**
   * Fills fields of many products as they come, no faster than the results are taken. Leaving the loop gives up what is
   * begun. @throws UserError as `lookup`
   */
  lookupMany<Product extends ProductInput>(
    products: AsyncIterable<Product> | Iterable<Product>,
    options?: ManyCallOptions,
  ): AsyncGenerator<ManyResult<Product>>;
  /** Closes what was opened; what is under way should have ended. Doing so twice does nothing. */
  close(): Promise<void>;
}

/** What is open while products are looked up. */
interface Opened extends OpenedLlm {
  readonly policy: LookupPolicy;
  readonly queue: Awaited<ReturnType<typeof newQueue>>;
  readonly html: HtmlReading;
  readonly catalogue: Catalogue | undefined;
  /** The catalogue, when it was opened here. */
  readonly own: Catalogue | undefined;
}

/** A catalogue with nothing in it: whole fields are given, and nothing was learnt. */
const NOTHING = { models: { read: () => undefined }, examplesLike: () => [] };

/** A lookup over a catalogue and a composition, which are opened with the first product and stay open until `close`. */
export function createLookup(options: CreateLookupOptions = {}): Lookup {
  let opening: Promise<Opened> | undefined;
  let closed = false;
  const opened = (): Promise<Opened> => {
    if (closed) throw new UserError('the lookup is closed: create another one', 'closed');
    opening ??= open(options).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    async lookup({ description, fields = options.fields ?? [] }, call = {}) {
      const { catalogue, html, ...rest } = await opened();
      const { llm, queue, examples, notes, rulesOf } = rest;
      const text = await readProductText([{ text: description }], html);
      const answers = await lookupFields({
        ...{ llm, queue, examples, description: text.description, locate: text.locate, ...listenersOf(call) },
        fields: findFields(fields, catalogue),
        policy: policyFor(rest.policy, call),
      });
      return {
        values: valuesOf(answers),
        answers,
        usage: usageOf(answers),
        warnings: [...notes, ...doubtsOfText(rulesOf(rest.policy), text.description)],
      };
    },
    async *lookupMany(products, call = {}) {
      const { llm, examples, policy, catalogue, html } = await opened();
      const { unordered = false } = call;
      // Its queue is its own, which follows the calls that the server takes at once.
      const request = { llm, examples, unordered, policy: policyFor(policy, call), ...listenersOf(call) };
      const tasks = tasksOf(products, options.fields ?? [], catalogue, html);
      for await (const { task, answers } of lookupProducts(tasks, request))
        yield { product: task.product, values: valuesOf(answers), answers };
    },
    async close() {
      closed = true;
      const open = await opening?.catch(() => undefined);
      opening = undefined;
      await open?.llm.close();
      open?.own?.close();
    },
  };
}

async function open(options: CreateLookupOptions): Promise<Opened> {
  const config = await configOf(options);
  const policy = policyOf(options, config);
  const own = options.catalogue || options.database === undefined ? undefined : await openCatalogue(options.database);
  try {
    const catalogue = options.catalogue ?? own;
    const heldOut = own && policy.precision !== undefined ? await evidenceOf(options.database) : undefined;
    const llm = await openLlm(config, catalogue ?? NOTHING, { llm: config.llm, policy, heldOut });
    const queue = await newQueue(policy.concurrency, llm.llm);
    return { ...llm, policy, queue, catalogue, own, html: config.html ?? 'auto' };
  } catch (error) {
    own?.close();
    throw error;
  }
}

/** Made where it is not there yet; it is loaded only then. */
async function evidenceOf(database: string | undefined): Promise<string | undefined> {
  const { storeHeldOut } = await import('../database/catalogue/store-held-out.js');
  return database === undefined ? undefined : storeHeldOut(database);
}

function policyFor(policy: LookupPolicy, { timeout, grounded }: CallOptions): LookupPolicy {
  return { ...policy, ...(timeout !== undefined && { timeout }), ...(grounded !== undefined && { grounded }) };
}

function listenersOf({ signal, onAnswer }: CallOptions) {
  return { ...(signal && { signal }), ...(onAnswer && { onAnswer }) };
}

/** The fields of codes; a code that the catalogue does not hold stays one. */
function findFields(
  fields: readonly (string | Field)[],
  catalogue: Catalogue | undefined,
): readonly (string | Field)[] {
  return fields.map((field) => (typeof field === 'string' ? (catalogue?.field(field) ?? field) : field));
}

/** Field code to value. */
function valuesOf(answers: readonly Answer[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(answers.map(({ field, value }) => [field, value]));
}

function usageOf(answers: readonly Answer[]): Consumption {
  return answers.reduce((sum, { usage }) => (usage ? addConsumption(sum, usage) : sum), createSpending({}).total());
}

interface ProductTask<Product> extends Task {
  readonly product: Product;
}

async function* tasksOf<Product extends ProductInput>(
  products: AsyncIterable<Product> | Iterable<Product>,
  usual: readonly (string | Field)[],
  catalogue: Catalogue | undefined,
  html: HtmlReading,
): AsyncGenerator<ProductTask<Product>> {
  for await (const product of products) {
    const { description, locate } = await readProductText([{ text: product.description }], html);
    yield { product, description, locate, fields: findFields(product.fields ?? usual, catalogue) };
  }
}
