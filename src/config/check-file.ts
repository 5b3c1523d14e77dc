import * as z from 'zod';
import { UserError } from '../errors.js';
import { describeIssue } from './describe-issue.js';
import { fileSchema } from './schema.js';
import { expandVariables } from './variables.js';

/** A configuration file's content once it is known to be sound. */
export type FileContent = z.infer<ReturnType<typeof fileSchema>>;

/**
 * Checks what a file holds, with its variables read; a string whose variable is not set is not judged.
 * @throws UserError that names every mistake with its place
 */
export async function checkFile(file: string, content: unknown, environment: NodeJS.ProcessEnv): Promise<FileContent> {
  const { value } = expandVariables(content, environment);
  const checked = fileSchema(z.unknown()).safeParse(value, { error: describeIssue });
  const problems = (checked.error?.issues ?? [])
    .filter(({ path }) => !isOpen(value, path, environment))
    .map(({ path, message }) => (path.length > 0 ? `${nameOf(path)}: ${message}` : message));
  if (problems.length > 0) throw new UserError(`configuration file ${file}: ${problems.join('; ')}`, 'config-invalid');
  return content as FileContent;
}

/** Whether the string at a place waits for a variable. */
function isOpen(content: unknown, path: readonly PropertyKey[], environment: NodeJS.ProcessEnv): boolean {
  const value = path.reduce((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], content);
  return typeof value === 'string' && expandVariables(value, environment).missing.length > 0;
}

/** A place as people write it: `llms.llama2.stop[0]`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1);
}
