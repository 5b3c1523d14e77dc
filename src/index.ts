export type { ChainOfThoughts, Question, QuestionMaterial, RawAnswer } from './chain-of-thoughts/types.js';
export type {
  CompleteOptions,
  Completion,
  Connector,
  ConnectorSettings,
  Message,
  Prompt,
  Sampling,
  Usage,
} from './connectors/types.js';
export { ConnectorError, UserError } from './errors.js';
export type { Catalogue, ExampleCount, ExampleRequest } from './examples/catalogue.js';
export type { Example } from './examples/example.js';
export type { AkeneoAttribute } from './fields/akeneo/akeneo-attribute.js';
export type {
  CatalogueStructure,
  Channel,
  EtimClass,
  EtimFeature,
  Family,
  FamilyVariant,
  MeasurementFamily,
  OtherAttribute,
} from './fields/akeneo/catalogue-structure.js';
export type {
  Evidence,
  Field,
  FieldType,
  Labels,
  Locale,
  Option,
  Scalar,
  Transform,
  Value,
  ValueRange,
} from './fields/field.js';
export {
  type CallOptions,
  type CreateLookupOptions,
  createLookup,
  type Lookup,
  type LookupResult,
  type ManyCallOptions,
  type ManyResult,
  type ProductInput,
} from './library/create-lookup.js';
export { type LookupInput, lookup } from './library/lookup.js';
export { lookupMany, type ManyOptions } from './library/lookup-many.js';
export type { LookupOptions } from './library/lookup-options.js';
export { openCatalogue } from './library/open-catalogue.js';
export type { Answer, AnswerStatus, Consumption } from './llm/answer.js';
export type { BudgetReport } from './llm/prompt/fit-prompt.js';
export type { LlmSettings, Price } from './llm/settings.js';
