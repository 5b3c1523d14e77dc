import { didYouMean, UserError } from '../../errors.js';
import type { Transform } from '../field.js';
import { type UserPattern, userPattern } from '../user-pattern.js';

const NAMES = ['uppercase', 'lowercase', 'alphanumeric', 'digits', 'trim', 'units-in-full'] as const;

/** Reads the pattern of a text field: a regular expression that does not match the empty text. */
export function parsePattern(raw: unknown, place: string): { readonly pattern?: string } {
  if (raw === undefined) return {};
  if (typeof raw !== 'string')
    throw new UserError(`${place}: pattern must be a regular expression as a text, not ${JSON.stringify(raw)}`);
  if (compiled(raw, 'pattern', place).test(''))
    throw new UserError(`${place}: pattern ${JSON.stringify(raw)} matches an empty text; make it ask for something`);
  return { pattern: raw };
}

/** Reads the transform of a text field: one step or a list of them. */
export function parseTransform(raw: unknown, place: string): { readonly transform?: readonly Transform[] } {
  if (raw === undefined) return {};
  const steps: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  return { transform: steps.map((step) => parseStep(step, place)) };
}

function parseStep(raw: unknown, place: string): Transform {
  const name = NAMES.find((known) => known === raw);
  if (name) return name;
  if (typeof raw === 'string')
    throw new UserError(
      `${place}: no transform "${raw}"${didYouMean(raw, NAMES)} (known: ${NAMES.join(', ')}, {match}, {replace})`,
    );
  if (typeof raw !== 'object' || raw === null)
    throw new UserError(`${place}: a transform is a name, {"match": …} or {"replace": …}, not ${JSON.stringify(raw)}`);
  if ('match' in raw) return parseMatch(raw, place);
  if ('replace' in raw) return parseReplace(raw.replace, place);
  throw new UserError(`${place}: a transform is a name, {"match": …} or {"replace": …}, not ${JSON.stringify(raw)}`);
}

function parseMatch(raw: { match: unknown; group?: unknown }, place: string): Transform {
  const { match, group } = raw;
  if (typeof match !== 'string')
    throw new UserError(`${place}: match must be a regular expression as a text, not ${JSON.stringify(match)}`);
  const pattern = compiled(match, 'match', place);
  if (group === undefined) return { match };
  const groups = pattern.groupCount;
  if (!Number.isInteger(group) || Number(group) < 0 || Number(group) > groups) {
    throw new UserError(
      `${place}: group must be a whole number from 0 to ${groups}, the groups of ${JSON.stringify(match)}`,
    );
  }
  return { match, group: Number(group) };
}

function parseReplace(raw: unknown, place: string): Transform {
  const isMap = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  if (isMap && Object.values(raw).every((word) => typeof word === 'string'))
    return { replace: raw as Readonly<Record<string, string>> };
  throw new UserError(
    `${place}: replace must be an object of texts, such as {"HP": "Hewlett-Packard"}, not ${JSON.stringify(raw)}`,
  );
}

function compiled(source: string, key: string, place: string): UserPattern {
  try {
    return userPattern(source);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${place}: ${error.message}`, 'pattern', 2, { cause: error });
    throw new UserError(
      `${place}: ${key} is no regular expression: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}`,
    );
  }
}
