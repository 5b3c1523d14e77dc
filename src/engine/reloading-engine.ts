import { createEngine, type EngineOptions } from './engine.js';
import type { Engine, ModelSource } from './types.js';

/** An engine over weights that may be replaced while it is in use; it begins anew with others. */
export function reloadingEngine(weights: () => ModelSource, options?: EngineOptions): Engine {
  let known = weights();
  let engine = createEngine(known, options);
  const current = () => {
    const now = weights();
    if (now !== known) {
      known = now;
      engine = createEngine(now, options);
    }
    return engine;
  };
  return {
    answer: (fields, description) => current().answer(fields, description),
    choices: (fields, description) => current().choices?.(fields, description) ?? [],
    explain: (fields, description) => current().explain?.(fields, description) ?? [],
    prepare: (fields, description) => current().prepare?.(fields, description),
  };
}
