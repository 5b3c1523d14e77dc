import type { Transform } from './field.js';

/** Applies the steps in order. A `match` step that does not match leaves the text as it is. */
export function applyTransforms(text: string, steps: readonly Transform[] = []): string {
  return steps.reduce(applyStep, text);
}

function applyStep(text: string, step: Transform): string {
  if (step === 'uppercase') return text.toUpperCase();
  if (step === 'lowercase') return text.toLowerCase();
  if (step === 'alphanumeric') return text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (step === 'digits') return text.replace(/\D+/g, '');
  if (step === 'trim') return text.trim();
  if (step === 'units-in-full') return text;
  if ('match' in step) {
    const match = new RegExp(step.match, 'u').exec(text);
    return match?.[step.group ?? Math.min(1, match.length - 1)] ?? text;
  }
  return Object.entries(step.replace).reduce((done, [from, to]) => done.replaceAll(from, to), text);
}
