import { createRequire } from 'node:module';

type Engine = typeof import('re2js')['RE2JS'];

let engine: Engine | undefined;

/** RE2 in JavaScript, loaded when a pattern first needs it: its tables take longer than the rest of a short run. */
export function linearEngine(): Engine {
  engine ??= load().RE2JS;
  return engine;
}

/** The bundler finds what `require` names; where nothing is bundled there is no `require`. */
function load(): typeof import('re2js') {
  return typeof require === 'function' ? require('re2js') : createRequire(import.meta.url)('re2js');
}
