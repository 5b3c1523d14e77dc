import { compilePattern, escapePattern } from '../../text/patterns.js';
import type { Transform } from '../field.js';
import { unitsInFull } from '../units/unit-names.js';
import { storedPattern } from '../user-pattern.js';

/** Brings words of a text to the catalogue's spelling, step by step. A `match` that finds nothing changes nothing. */
export function applyTransforms(text: string, steps: readonly Transform[] = []): string {
  return steps.reduce(applyStep, text);
}

function applyStep(text: string, step: Transform): string {
  if (typeof step === 'object') return 'match' in step ? matchedGroup(text, step) : replaceWords(text, step.replace);
  switch (step) {
    case 'uppercase':
      return text.toUpperCase();
    case 'lowercase':
      return text.toLowerCase();
    case 'alphanumeric':
      return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
    case 'digits':
      return text.replace(/\D+/g, '');
    case 'trim':
      return text.trim();
    case 'units-in-full':
      return unitsInFull(text);
  }
}

function matchedGroup(text: string, step: { readonly match: string; readonly group?: number }): string {
  const groups = storedPattern(step.match).first(text)?.groups;
  return groups?.[step.group ?? Math.min(1, groups.length - 1)] ?? text;
}

function replaceWords(text: string, replacements: Readonly<Record<string, string>>): string {
  const words = Object.keys(replacements).toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return text;
  const pattern = `(?<![\\p{L}\\p{N}])(?:${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`;
  const byFolded = new Map(words.map((word) => [word.toLowerCase(), replacements[word] ?? '']));
  return text.replace(compilePattern(pattern, 'gi'), (found) => byFolded.get(found.toLowerCase()) ?? found);
}
