import type { ConnectorError } from '../errors.js';

/** A way to force the shape of an answer, and the words by which a refusal names it. */
export interface Shape<Name extends string> {
  readonly name: Name;
  readonly named: RegExp;
}

/** What a server is taken to understand. */
export interface Dialect<Name extends string> {
  readonly shape: Name;
  /** Options that the server refused. */
  readonly refused: ReadonlySet<string>;
}

/** What one server has been found to refuse, for the rest of the run. */
export interface Learner<Name extends string> {
  current(): Dialect<Name>;
  /** Takes a refusal of a body in; true when the same question can be put in another way. */
  learn(error: ConnectorError, spoken: Dialect<Name>, body: Readonly<Record<string, unknown>>): boolean;
  /** What the server does not do as asked, for people. */
  notes(): string[];
}

/** What a language has to offer. */
export interface Vocabulary<Name extends string> {
  /** Strongest first; the last one forces nothing and cannot be refused. */
  readonly shapes: readonly [Shape<Name>, ...Shape<Name>[]];
  /** Options of the body that an answer does not depend on. */
  readonly optional: readonly string[];
}

/** Refusals of an option, not of its value: a limit that is too high must be told to the user. */
const UNKNOWN =
  /unsupported|not support|unknown|unrecogni[sz]ed|unexpected|extra|not (allowed|permitted|available)|only the default|deprecated|instead/i;

/** Starts from the whole language and learns what a server refuses with a 400 or 422 that names it. */
export function createLearner<Name extends string>({ shapes, optional }: Vocabulary<Name>): Learner<Name> {
  const strongest = shapes[0].name;
  let dialect: Dialect<Name> = { shape: strongest, refused: new Set() };

  const simpler = (spoken: Dialect<Name>, { message }: ConnectorError, body: Readonly<Record<string, unknown>>) => {
    const option = optional.find((name) => name in body && new RegExp(`\\b${name}\\b`).test(message));
    if (option && UNKNOWN.test(message)) return { ...spoken, refused: new Set([...spoken.refused, option]) };
    const index = shapes.findIndex(({ name }) => name === spoken.shape);
    const next = shapes[index + 1];
    return next && shapes[index]?.named.test(message) ? { ...spoken, shape: next.name } : undefined;
  };

  return {
    current: () => dialect,
    learn(error, spoken, body) {
      if (error.status !== 400 && error.status !== 422) return false;
      const other = simpler(spoken, error, body);
      if (other && spoken === dialect) dialect = other;
      return other !== undefined;
    },
    notes() {
      const notes = [...dialect.refused].map((option) => `the server refuses "${option}": it was left out`);
      if (dialect.shape !== strongest) notes.push(`the server refuses ${strongest}: asked with ${dialect.shape}`);
      return notes;
    },
  };
}

/** The shapes from the one configured on. */
export function shapesFrom<Name extends string>(
  shapes: readonly Shape<Name>[],
  strongest: Name,
): [Shape<Name>, ...Shape<Name>[]] {
  const [first, ...rest] = shapes.slice(shapes.findIndex(({ name }) => name === strongest));
  if (!first) throw new RangeError(`no shape "${strongest}"`);
  return [first, ...rest];
}
