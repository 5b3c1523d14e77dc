import type { ZodType } from 'zod';
import { didYouMean, UserError } from '../errors.js';

/** The settings with their defaults; a UserError names the first key that is wrong. */
export function validateSettings(type: string, schema: ZodType, settings: unknown): unknown {
  const outcome = schema.safeParse(settings, { reportInput: true });
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  const where = `connector "${type}"`;
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys('shape' in schema ? (schema.shape as object) : {});
    const key = issue.keys[0] ?? '';
    throw new UserError(
      `${where} has no setting "${key}"${didYouMean(key, known)} (known: ${known.join(', ')})`,
      'config',
    );
  }
  const key = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_type' && issue.input === undefined) {
    throw new UserError(`${where} needs the setting "${key}"${hint(schema, key)}`, 'config');
  }
  throw new UserError(`${where}: setting "${key}" is wrong: ${lowerFirst(issue?.message ?? 'unreadable')}`, 'config');
}

function hint(schema: ZodType, key: string): string {
  const shape = 'shape' in schema ? (schema.shape as Record<string, ZodType | undefined>) : {};
  const description = shape[key]?.description;
  return description ? `: ${lowerFirst(description)}` : '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
