import type { z } from 'zod';
import { didYouMean } from '../errors.js';

/** zod's names of types, in words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

/** What is wrong at a place, as the end of a sentence that begins with the place; undefined leaves it to zod. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, knownKeys(issue.inst));
    case 'invalid_type':
      return wrongType(isWhole(issue.inst) ? 'int' : issue.expected, issue.input);
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}${suggestion(issue.input, issue.values.map(String))}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing';
  const wanted = `must be ${TYPES[expected] ?? expected}`;
  return typeof input === 'number' && expected === 'int' ? wanted : `${wanted}, not ${kindOf(input)}`;
}

function isWhole(schema: unknown): boolean {
  return (schema as z.core.$ZodNumberFormat | undefined)?._zod.def.format === 'safeint';
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map((key) => `unknown key "${key}"${didYouMean(key, known) || ` (known: ${known.join(', ')})`}`)
    .join('; ');
}

function knownKeys(schema: unknown): readonly string[] {
  const shape = (schema as z.core.$ZodObject | undefined)?._zod.def.shape;
  return Object.keys(shape ?? {}).filter((key) => key !== '$schema');
}

function suggestion(input: unknown, known: readonly string[]): string {
  return typeof input === 'string' ? didYouMean(input, known) : '';
}

/** The kind, never the value, which may be a secret. */
function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return TYPES[typeof input] ?? typeof input;
}
