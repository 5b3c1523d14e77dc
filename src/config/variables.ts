/** `${NAME}`, `${NAME:-default}`, and `$${NAME}` for the words themselves. */
const VARIABLE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** A value with its variables read, and the names of those that are not set. */
export interface Expanded<T> {
  readonly value: T;
  readonly missing: readonly string[];
}

/**
 * Replaces `${NAME}` in every string of plain objects and lists by the environment's value, or by its default.
 * A name that is not set, or empty, and has no default is missing and stays as it stands.
 */
export function expandVariables<T>(value: T, environment: NodeJS.ProcessEnv): Expanded<T> {
  const missing = new Set<string>();
  const expand = (whole: string, escaped: string, name: string, fallback?: string) => {
    if (escaped) return whole.slice(1);
    const found = environment[name] || fallback;
    if (found === undefined) missing.add(name);
    return found ?? whole;
  };
  return { value: mapStrings(value, (text) => text.replace(VARIABLE, expand)) as T, missing: [...missing] };
}

/** Names that a shell would read, but this file does not: a whole string of `$NAME`, `Bearer $NAME` or `%NAME%`. */
export function bareVariables(value: unknown): readonly string[] {
  const names = new Set<string>();
  mapStrings(value, (text) => {
    const [, dollar, percent] = /^(?:Bearer )?(?:\$([A-Z_][A-Z0-9_]*)|%([A-Z_][A-Z0-9_]*)%)$/i.exec(text) ?? [];
    const name = dollar ?? percent;
    if (name !== undefined) names.add(name);
    return text;
  });
  return [...names];
}

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((part) => mapStrings(part, map));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapStrings(part, map)]));
}

/** Objects that a js/ts file built with code in them (connectors, strategies) are passed on untouched. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isRecord = prototype === Object.prototype || prototype === null;
  return isRecord && !Object.values(value).some((part) => typeof part === 'function');
}
