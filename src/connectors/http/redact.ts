/** Replaces secrets in a text that people may read. */
export type Redact = (text: string) => string;

const SHORTEST = 4;

/** Knows each secret as it is and as it stands in a URL; shorter ones than four characters would blot out words. */
export function createRedact(secrets: readonly (string | undefined)[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (!secret || secret.length < SHORTEST) continue;
    forms.add(secret).add(encodeURIComponent(secret));
  }
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
}

/** The values of headers or options whose names say that they are secret. */
export function secretsOf(named: Readonly<Record<string, unknown>> = {}): string[] {
  return Object.entries(named).flatMap(([name, value]) => {
    if (typeof value !== 'string' || !/auth|key|token|secret|cookie|password|credential/i.test(name)) return [];
    return [value, value.replace(/^\w+ /, '')];
  });
}
