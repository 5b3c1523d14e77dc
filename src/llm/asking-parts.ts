export { findChainOfThoughts } from '../chain-of-thoughts/index.js';
export { createConnector } from '../connectors/index.js';
export { modelLlm } from './model-llm.js';
