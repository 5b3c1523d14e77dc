export type { ChainOfThoughts, Material, Question, RawAnswer } from './chain-of-thoughts/types.js';
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
export type { AkeneoAttribute } from './fields/akeneo-attribute.js';
export type {
  CatalogueStructure,
  Channel,
  EtimClass,
  EtimFeature,
  Family,
  FamilyVariant,
  MeasurementFamily,
  OtherAttribute,
} from './fields/catalogue-structure.js';
export type { Evidence, Field, FieldType, Labels, Locale, Option, Scalar, Transform, Value } from './fields/field.js';
export type { Answer, AnswerStatus, Consumption } from './llm/answer.js';
export type { BudgetReport } from './llm/budget.js';
export type { LlmSettings, Price } from './llm/settings.js';
export { type LookupInput, type LookupResult, lookup } from './program/library/library.js';
export { openCatalogue } from './program/library/library-catalogue.js';
export { lookupMany, type ManyOptions, type ManyResult, type ProductInput } from './program/library/library-many.js';
export type { LookupOptions } from './program/library/library-options.js';
