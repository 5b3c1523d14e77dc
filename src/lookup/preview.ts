import type { Field } from '../fields/field.js';
import type { LlmRequest, PromptPreview } from '../llm/llm.js';
import type { LookupRequest } from './lookup-fields.js';

/** The prompts that a lookup would send, in order; nothing is sent. What a gate answers needs no prompt. */
export async function preview(request: LookupRequest): Promise<readonly PromptPreview[]> {
  const { llm, description, examples = () => [], policy } = request;
  const signal = request.signal ?? new AbortController().signal;
  const known = request.fields.filter((field): field is Field => typeof field !== 'string');
  const ask: LlmRequest = { description, examples, policy, signal, together: known, emit: () => undefined };
  return llm.preview(known, ask);
}
