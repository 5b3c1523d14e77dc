/** How much a model is to think before it answers, the least first. */
export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;
export type Effort = (typeof EFFORTS)[number];

/**
 * The efforts to ask for in turn, until the server takes one: the least that the models of a name have. Empty for models that
 * do not think, and for those whose names say nothing, such as a deployment of one's own.
 */
export function effortsOf(model: string): readonly Effort[] {
  const name = model.slice(model.lastIndexOf('/') + 1);
  if (/^(?:o\d|gpt-oss)/.test(name)) return ['low'];
  const version = versionOf(name);
  if (version < 5 || /chat|pro/.test(name)) return [];
  return version < 5.1 ? ['minimal', 'low'] : ['none', 'low'];
}

/**
 * Whether a model takes marks for its cache, and charges what it writes there: OpenAI's from GPT-5.6 on, from their
 * documentation (developers.openai.com, prompt-caching), untried.
 */
export function takesCacheMarks(model: string): boolean {
  return versionOf(model.slice(model.lastIndexOf('/') + 1)) >= 5.6;
}

/** 0 for what is no GPT. */
function versionOf(name: string): number {
  return Number(/^gpt-(\d+(?:\.\d)?)(?![\d.])/.exec(name)?.[1] ?? 0);
}
