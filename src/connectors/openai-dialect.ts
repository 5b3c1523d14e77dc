import type { ConnectorError } from '../errors.js';

/** How the shape of an answer is asked for. */
export type StructuredOutput = 'json_schema' | 'json_object' | 'none';

/** What a server is known to understand. */
export interface Dialect {
  readonly structuredOutput: StructuredOutput;
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens';
  /** Options that the server refused. */
  readonly refused: ReadonlySet<string>;
}

const NEXT: Record<StructuredOutput, StructuredOutput> = {
  json_schema: 'json_object',
  json_object: 'none',
  none: 'none',
};
const NAMES: Record<StructuredOutput, RegExp> = {
  json_schema: /json.?schema|response.?format|structured|schema|grammar/i,
  json_object: /json.?object|response.?format|\bjson\b/i,
  none: /(?!)/,
};
const UNKNOWN =
  /unsupported|not support|unknown|unrecogni[sz]ed|unexpected|extra|not (allowed|permitted|available)|only the default/i;
const OPTIONAL = ['temperature', 'seed', 'stop'];

/** Starts from the whole API and learns, for the rest of the run, what one server refuses. */
export function createDialect(strongest: StructuredOutput) {
  let dialect: Dialect = { structuredOutput: strongest, tokenLimit: 'max_tokens', refused: new Set() };
  return {
    current: () => dialect,
    /** Takes a refusal in; true when the same question can be asked in another way. */
    learn(error: ConnectorError, spoken: Dialect, body: Readonly<Record<string, unknown>>): boolean {
      if (error.status !== 400 && error.status !== 422) return false;
      const simpler = simplify(spoken, error.message, body);
      if (!simpler) return false;
      dialect = spoken === dialect ? simpler : dialect;
      return true;
    },
    /** What the server does not do, for people. */
    notes(): string[] {
      const options = [...dialect.refused].map((option) => `the server refuses "${option}": it was left out`);
      if (dialect.structuredOutput === strongest) return options;
      return [...options, `the server refuses ${strongest}: answers are asked for with ${dialect.structuredOutput}`];
    },
  };
}

function simplify(spoken: Dialect, message: string, body: Readonly<Record<string, unknown>>): Dialect | undefined {
  if (spoken.tokenLimit in body && spoken.tokenLimit === 'max_tokens' && /max_completion_tokens/.test(message)) {
    return { ...spoken, tokenLimit: 'max_completion_tokens' };
  }
  const option = OPTIONAL.find((name) => name in body && new RegExp(`\\b${name}\\b`).test(message));
  if (option && UNKNOWN.test(message)) return { ...spoken, refused: new Set([...spoken.refused, option]) };
  if ('response_format' in body && NAMES[spoken.structuredOutput].test(message)) {
    return { ...spoken, structuredOutput: NEXT[spoken.structuredOutput] };
  }
  return undefined;
}
