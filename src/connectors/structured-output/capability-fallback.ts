import type { ConnectorError } from '../../errors.js';

/** A way to force the shape of an answer, and the words by which a refusal names it. */
export interface OutputShape<Name extends string> {
  readonly name: Name;
  readonly named: RegExp;
}

/** What a server is taken to understand. */
export interface Capabilities<Name extends string> {
  readonly shape: Name;
  /** Options that the server refused. */
  readonly refused: ReadonlySet<string>;
}

/** What one server has been found to refuse, for the rest of the run. */
export interface CapabilityFallback<Name extends string> {
  current(): Capabilities<Name>;
  /** Takes a refusal of a body in; true when the same question can be put in another way. */
  recordRefusal(error: ConnectorError, assumed: Capabilities<Name>, body: Readonly<Record<string, unknown>>): boolean;
  /** What the server does not do as asked, for people. */
  notes(): string[];
}

/** What a language has to offer. */
export interface RequestOptions<Name extends string> {
  /** Strongest first; the last one forces nothing and cannot be refused. */
  readonly shapes: readonly [OutputShape<Name>, ...OutputShape<Name>[]];
  /** Options of the body that an answer does not depend on. */
  readonly optional: readonly string[];
  /** Those of them whose value may be refused where another one is taken; then `NAME=VALUE` counts as refused. */
  readonly valued?: readonly string[];
}

/** Refusals of an option, not of its value: a limit that is too high must be told to the user. */
const UNKNOWN =
  /unsupported|not support|unknown|unrecogni[sz]ed|unexpected|extra|not (allowed|permitted|available)|only the default|deprecated|instead/i;

/** Starts from the whole language and learns what a server refuses with a 400 or 422 that names it. */
export function createCapabilityFallback<Name extends string>({
  shapes,
  optional,
  valued = [],
}: RequestOptions<Name>): CapabilityFallback<Name> {
  const strongest = shapes[0].name;
  let capabilities: Capabilities<Name> = { shape: strongest, refused: new Set() };

  const simpler = (
    assumed: Capabilities<Name>,
    { message }: ConnectorError,
    body: Readonly<Record<string, unknown>>,
  ) => {
    const option = optional.find((name) => name in body && isNamed(name, message));
    const refuse = (what: string) => ({ ...assumed, refused: new Set([...assumed.refused, what]) });
    if (option && valued.includes(option) && /\bvalue/i.test(message)) return refuse(`${option}=${body[option]}`);
    if (option && UNKNOWN.test(message)) return refuse(option);
    const index = shapes.findIndex(({ name }) => name === assumed.shape);
    const next = shapes[index + 1];
    return next && shapes[index]?.named.test(message) ? { ...assumed, shape: next.name } : undefined;
  };

  return {
    current: () => capabilities,
    recordRefusal(error, assumed, body) {
      if (error.status !== 400 && error.status !== 422) return false;
      const other = simpler(assumed, error, body);
      if (other && assumed === capabilities) capabilities = other;
      return other !== undefined;
    },
    notes() {
      const notes = [...capabilities.refused].map((option) => `the server refuses "${option}": it was left out`);
      if (capabilities.shape !== strongest)
        notes.push(`the server refuses ${strongest}: asked with ${capabilities.shape}`);
      return notes;
    },
  };
}

/** Marks of one feature, such as `prompt_cache_options` and `prompt_cache_breakpoint`, are refused together. */
function isNamed(option: string, message: string): boolean {
  const [feature] = /^prompt_cache(?=_)/.exec(option) ?? [];
  return new RegExp(feature ? `\\b${feature}_` : `\\b${option}\\b`).test(message);
}

/** The shapes from the one configured on. */
export function outputShapesFrom<Name extends string>(
  shapes: readonly OutputShape<Name>[],
  strongest: Name,
): [OutputShape<Name>, ...OutputShape<Name>[]] {
  const [first, ...rest] = shapes.slice(shapes.findIndex(({ name }) => name === strongest));
  if (!first) throw new RangeError(`no shape "${strongest}"`);
  return [first, ...rest];
}
