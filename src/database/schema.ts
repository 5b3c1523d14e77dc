import { isNotNull } from 'drizzle-orm';
import { blob, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { AkeneoAttribute } from '../fields/akeneo/akeneo-attribute.js';
import type { FieldType, Labels, Transform } from '../fields/field.js';

/** What to extract, one row per field. */
export const fields = sqliteTable('fields', {
  id: integer().primaryKey(),
  /** Its place in the field files. */
  position: integer().notNull(),
  code: text().notNull().unique(),
  label: text().notNull(),
  labels: text({ mode: 'json' }).$type<Labels>().notNull(),
  type: text().$type<FieldType>().notNull(),
  /** The unit in force: as the field file states it, or as the examples settle it. */
  unit: text(),
  /** The unit in the label's brackets when the file states no other; the examples may settle another. */
  labelUnit: text(),
  decimals: integer(),
  multiple: integer({ mode: 'boolean' }).notNull(),
  guideline: text(),
  pattern: text(),
  transform: text({ mode: 'json' }).$type<readonly Transform[]>(),
  /** Whether a value may be read between the lines; null leaves it to the examples. */
  inferred: integer({ mode: 'boolean' }),
  /** What Akeneo says of the attribute; null for a field of another source. */
  akeneo: text({ mode: 'json' }).$type<AkeneoAttribute>(),
});

/** The values of a closed list, in the catalogue's order. */
export const fieldOptions = sqliteTable(
  'field_options',
  {
    fieldId: integer()
      .notNull()
      .references(() => fields.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    code: text().notNull(),
    labels: text({ mode: 'json' }).$type<Labels>().notNull(),
    spellings: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fieldId, table.position] })],
);

/** The texts of the examples: one text is stored and indexed once, however many fields it has values for. */
export const descriptions = sqliteTable('descriptions', {
  id: integer().primaryKey(),
  text: text().notNull(),
});

/** Known values: JSON, or null for "not stated in this text". */
export const examples = sqliteTable(
  'examples',
  {
    id: integer().primaryKey(),
    descriptionId: integer()
      .notNull()
      .references(() => descriptions.id),
    fieldId: integer()
      .notNull()
      .references(() => fields.id, { onDelete: 'cascade' }),
    value: text(),
    /** Where it comes from; null for a file or a PIM. */
    origin: text().$type<ExampleOrigin>(),
    /** Who says so: the composition that proposed it, or the person who reviewed it. */
    source: text(),
    /** Milliseconds since 1970 when it was proposed or reviewed. */
    statedAt: integer(),
    /** What a review put it in the place of: JSON, of which null is "not stated"; null where it replaced nothing. */
    replaced: text(),
  },
  (table) => [
    // Descriptions first: a load then appends to the index, and a text's examples lie side by side.
    unique('examples_description_field').on(table.descriptionId, table.fieldId),
    index('examples_origin').on(table.origin).where(isNotNull(table.origin)),
  ],
);

/** `proposed` by a model and not confirmed, `reviewed` by a person. */
export type ExampleOrigin = 'proposed' | 'reviewed';

/** Every verdict of a review that became an example, the latest of a text and field in force; one row per line of a ledger. */
export const exampleReviews = sqliteTable(
  'example_reviews',
  {
    id: integer().primaryKey(),
    descriptionId: integer().notNull(),
    fieldId: integer()
      .notNull()
      .references(() => fields.id, { onDelete: 'cascade' }),
    value: text(),
    reviewer: text().notNull(),
    /** Milliseconds since 1970. */
    reviewedAt: integer().notNull(),
    /** The run of the review, and the file that was reviewed. */
    run: text().notNull(),
    file: text().notNull(),
    /** The line of the file's decision ledger, counted from 0. */
    line: integer().notNull(),
    /** JSON of the value that the reviewer was shown; null for nothing. */
    shown: text(),
    /** In the first row of a text and field, the example that there was before, as JSON; null where there was none. */
    before: text({ mode: 'json' }).$type<StoredBefore>(),
  },
  (table) => [
    index('example_reviews_example').on(table.descriptionId, table.fieldId),
    index('example_reviews_line').on(table.file, table.line),
  ],
);

/** An example as it was before a review. */
export interface StoredBefore {
  readonly value: string | null;
  readonly origin: ExampleOrigin | null;
  readonly source: string | null;
  readonly statedAt: number | null;
}

/** How many lines of a file's decision ledger have reached the catalogue. */
export const reviewedFiles = sqliteTable('reviewed_files', {
  file: text().primaryKey(),
  lines: integer().notNull(),
});

/** The index of words: in which descriptions they stand. `posting-block.ts` tells how a row is laid out. */
export const wordTexts = sqliteTable('word_texts', {
  /** The block of words and the first description that the row is about, so that the rows of a block lie side by side. */
  id: integer().primaryKey(),
  entries: blob({ mode: 'buffer' }).notNull(),
});

/** By which the examples of a text are found again, also when a sentence of it changed; `text-signatures.ts` tells how they are made. */
export const textSignatures = sqliteTable(
  'text_signatures',
  {
    signature: integer().notNull(),
    descriptionId: integer().notNull(),
    /** Whether it is of the whole text. */
    whole: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.signature, table.descriptionId] })],
);

/** What the offline engine learnt, one row per scope. */
export const models = sqliteTable('models', {
  scope: text().primaryKey(),
  body: text().notNull(),
  examples: integer().notNull(),
});

/** Completions already paid for. */
export const responses = sqliteTable(
  'responses',
  {
    /** Hash of everything that shapes the answer: connector, model, parameters and prompt. */
    key: text().primaryKey(),
    completion: text({ mode: 'json' }).notNull(),
    /** Bytes that the row takes, for the size bound. */
    size: integer().notNull(),
    createdAt: integer().notNull(),
    /** Milliseconds since 1970 of the last use, for eviction. */
    usedAt: integer().notNull(),
  },
  // The size stands in it too: all of them are summed up without reading the completions.
  (table) => [index('responses_used_at_size').on(table.usedAt, table.size)],
);

/** Batches of questions that are, or may be, with a provider: a row goes when its answers are among the responses. */
export const providerBatches = sqliteTable('provider_batches', {
  id: integer().primaryKey({ autoIncrement: true }),
  /** What tells the provider, the account's address and the model, without secrets. */
  provider: text().notNull(),
  /** What the provider keeps with it, where it does. */
  mark: text().notNull(),
  state: text().$type<ProviderBatchState>().notNull(),
  /** What the provider calls the lines that were handed over, or its newest batch before this one; and this one. */
  prepared: text(),
  remote: text(),
  questions: integer().notNull(),
  /** The most that it may cost, in the currency of the composition's price. */
  cost: real().notNull(),
  /** The process that sends it: its machine and number. */
  owner: text().notNull(),
  /** Milliseconds since 1970 of the latest change of state. */
  changedAt: integer().notNull(),
});

/** `sending`: nothing is asked yet; `ordered`: it may have been created; `created`: the provider works on it, or has ended. */
export type ProviderBatchState = 'sending' | 'ordered' | 'created';

/** The questions of those batches, by their key among the responses. */
export const providerQuestions = sqliteTable(
  'provider_questions',
  {
    key: text().primaryKey(),
    batchId: integer()
      .notNull()
      .references(() => providerBatches.id, { onDelete: 'cascade' }),
    /** How its answer is taken out of the reply. */
    form: text().notNull(),
  },
  (table) => [index('provider_questions_batch').on(table.batchId)],
);

/** Batch runs by their output file, so that one can be continued under the settings it began with. */
export const runs = sqliteTable('runs', {
  id: integer().primaryKey(),
  output: text().notNull().unique(),
  settings: text({ mode: 'json' }).notNull(),
  startedAt: integer().notNull(),
  updatedAt: integer().notNull(),
  finishedAt: integer(),
});

/** What people said of accepted answers that were drawn for an audit: one row per text and field, the latest word counts. */
export const audits = sqliteTable(
  'audits',
  {
    /** SHA-256 of the text, base64url. */
    textHash: text().notNull(),
    fieldId: integer()
      .notNull()
      .references(() => fields.id, { onDelete: 'cascade' }),
    confidence: real().notNull(),
    right: integer({ mode: 'boolean' }).notNull(),
    /** Who looked at it. */
    reviewer: text().notNull(),
    /** Milliseconds since 1970. */
    auditedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.textHash, table.fieldId] })],
);

/** How fields belong together, as a PIM or ETIM states it: one row an entry, its content as JSON. */
export const structure = sqliteTable(
  'structure',
  {
    kind: text().$type<StructureKind>().notNull(),
    code: text().notNull(),
    position: integer().notNull(),
    body: text().notNull(),
    /** What is long and seldom read, such as the features of an ETIM class. */
    details: text(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.code] })],
);

/** What a row of `structure` is about. */
export type StructureKind =
  | 'other-attribute'
  | 'family'
  | 'family-variant'
  | 'channel'
  | 'locale'
  | 'measurement-family'
  | 'etim-class';

/** What was read of a PIM, so that the next pull reads only what is new: one row a choice of families. */
export const pimPulls = sqliteTable('pim_pulls', {
  /** The PIM's address and the families. */
  source: text().primaryKey(),
  /** A hash of what the pull made of a product: fields, texts, locale; another one begins anew. */
  settings: text().notNull(),
  /** Milliseconds since 1970 by the PIM's own clock, when the latest pull began. */
  since: integer().notNull(),
});

/** What each product of a PIM has taught, so that a change takes back what is not so any more. */
export const pimProducts = sqliteTable(
  'pim_products',
  {
    source: text().notNull(),
    /** Its uuid, or below version 7 its identifier. */
    product: text().notNull(),
    descriptionId: integer().notNull(),
    /** The ids of the fields that it has an example of. */
    fields: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.product] }),
    index('pim_products_description').on(table.descriptionId),
  ],
);

/** Runs that wrote into a PIM. */
export const pimRuns = sqliteTable('pim_runs', {
  id: integer().primaryKey({ autoIncrement: true }),
  origin: text().notNull(),
  /** A hash of what it was given, by which a run that was cut off is continued. */
  input: text().notNull(),
  startedAt: integer().notNull(),
  finishedAt: integer(),
});

/** Every value that a run was about to write, from before it was sent. */
export const pimWrites = sqliteTable(
  'pim_writes',
  {
    id: integer().primaryKey(),
    runId: integer()
      .notNull()
      .references(() => pimRuns.id),
    /** `product` by uuid or identifier, `model` by code. */
    entity: text().$type<'product' | 'model'>().notNull(),
    key: text().notNull(),
    attribute: text().notNull(),
    /** Empty where the attribute has none, since no two nulls are equal. */
    locale: text().notNull(),
    scope: text().notNull(),
    /** JSON as Akeneo holds it; null for an attribute that was empty. */
    before: text(),
    after: text().notNull(),
    state: text().$type<PimWriteState>().notNull(),
  },
  (table) => [
    unique('pim_writes_place').on(table.runId, table.entity, table.key, table.attribute, table.locale, table.scope),
  ],
);

/** `planned` may or may not have been written; `drafted` waits for an approval. */
export type PimWriteState = 'planned' | 'written' | 'drafted' | 'refused' | 'undone';
