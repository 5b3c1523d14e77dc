import * as z from 'zod';
import { UserError } from '../errors.js';
import type { LlmConfig } from './config.js';
import { describeIssue } from './describe-issue.js';
import { chainSchema, connectorSchema } from './part-schemas.js';
import type { RawFile } from './read-file.js';
import { fileSchema } from './schema.js';
import { expandVariables } from './variables.js';

/** A configuration file's content once it is known to be sound. */
export type FileContent = Omit<z.infer<ReturnType<typeof fileSchema>>, 'llms'> & {
  readonly llms?: Readonly<Record<string, LlmConfig>>;
};

type Environment = NodeJS.ProcessEnv;

/**
 * Checks what a file holds, with its variables read; a string whose variable is not set is not judged.
 * @throws UserError that names every mistake with its place
 */
export async function checkFile({ file, content, imports }: RawFile, environment: Environment): Promise<FileContent> {
  const { value } = expandVariables(content, environment);
  const problems = [
    ...problemsIn(fileSchema({ connector: z.unknown(), chainOfThoughts: z.unknown() }), value, [], environment),
    ...(await partProblems(value, environment)),
  ];
  if (problems.length > 0) {
    const told = imports ? problems.map(withoutKeys) : problems;
    throw new UserError(`configuration file ${file}: ${told.join('; ')}`, 'config-invalid');
  }
  return content as FileContent;
}

/** A file that is imported may be any file of this machine, whose content is nobody's business. */
function withoutKeys(problem: string): string {
  return problem.replace(/unknown key ".*/s, 'an unknown key, here or in a file that is imported');
}

/** Connectors and strategies are checked by the schema that fits each of them, which says more than a union would. */
async function partProblems(content: unknown, environment: Environment): Promise<readonly string[]> {
  const llms = Object.entries(recordOf(recordOf(content).llms));
  const problems = llms.map(async ([name, llm]) => {
    const { connector, chainOfThoughts } = recordOf(llm);
    const place = ['llms', name];
    return [
      ...problemsIn(await connectorSchema(connector), connector, [...place, 'connector'], environment),
      ...problemsIn(chainSchema(chainOfThoughts), chainOfThoughts, [...place, 'chainOfThoughts'], environment),
    ];
  });
  return (await Promise.all(problems)).flat();
}

function problemsIn(
  schema: z.ZodType,
  value: unknown,
  place: readonly string[],
  environment: Environment,
): readonly string[] {
  const issues = schema.safeParse(value, { error: describeIssue }).error?.issues ?? [];
  return issues
    .filter(({ path }) => !isOpen(value, path, environment))
    .map(({ path, message }) =>
      path.length + place.length > 0 ? `${nameOf([...place, ...path])}: ${message}` : message,
    );
}

/** Whether the string at a place waits for a variable. */
function isOpen(content: unknown, path: readonly PropertyKey[], environment: Environment): boolean {
  const value = path.reduce((part, key) => recordOf(part)[key], content);
  return typeof value === 'string' && expandVariables(value, environment).missing.length > 0;
}

function recordOf(value: unknown): Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>) : {};
}

/** A place as people write it: `llms.llama2.stop[0]`. */
function nameOf(path: readonly PropertyKey[]): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').slice(1);
}
