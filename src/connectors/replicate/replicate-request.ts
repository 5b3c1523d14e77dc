import type { Message, Prompt } from '../types.js';

/** Where predictions of a model are created: an official model by its name, any other by its version. */
export function predictionPath(model: string): { readonly path: string; readonly version?: string } {
  const [name = '', version] = model.split(':');
  if (version) return { path: '/predictions', version };
  return name.includes('/') ? { path: `/models/${name}/predictions` } : { path: '/predictions', version: name };
}

/** The inputs that language models on Replicate share. A prompt that has its template is not put into another. */
export function predictionInput(prompt: Prompt): Record<string, unknown> {
  const { temperature, maxTokens, stop, seed } = prompt.sampling;
  const sampling = {
    temperature,
    max_tokens: maxTokens,
    max_new_tokens: maxTokens,
    stop_sequences: stop?.join(','),
    seed,
  };
  const text =
    prompt.template === 'chat' ? chatInput(prompt.messages) : { prompt: prompt.text, prompt_template: '{prompt}' };
  return { ...text, ...Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined)) };
}

function chatInput(messages: readonly Message[]): Record<string, unknown> {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const turns = messages.filter(({ role }) => role !== 'system');
  const prompt =
    turns.length === 1 ? turns[0]?.content : turns.map(({ role, content }) => `${role}: ${content}`).join('\n\n');
  return { prompt, ...(system.length > 0 && { system_prompt: system.join('\n\n') }) };
}
