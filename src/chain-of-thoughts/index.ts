import { didYouMean, UserError } from '../errors.js';
import { basic } from './basic.js';
import { contextual } from './contextual.js';
import { fewShot } from './few-shot.js';
import { stepByStep } from './step-by-step.js';
import type { ChainOfThoughts } from './types.js';

/** A strategy that is built in. */
export type ChainOfThoughtsName = 'basic' | 'contextual' | 'few-shot' | 'step-by-step';

/** The built-in strategies by name. */
export const chainsOfThoughts = {
  basic,
  contextual,
  'few-shot': fewShot,
  'step-by-step': stepByStep,
} satisfies Record<ChainOfThoughtsName, ChainOfThoughts>;

/** The strategy of a name; an unknown one is a UserError that names the nearest. */
export function findChainOfThoughts(name: string): ChainOfThoughts {
  const known: Readonly<Record<string, ChainOfThoughts>> = chainsOfThoughts;
  const chain = Object.hasOwn(known, name) ? known[name] : undefined;
  if (chain) return chain;
  const names = Object.keys(known);
  throw new UserError(
    `no chain of thoughts "${name}"${didYouMean(name, names)} (there are ${names.join(', ')})`,
    'unknown-chain-of-thoughts',
  );
}
