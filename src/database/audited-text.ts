import { createHash } from 'node:crypto';

/** What an audited text is known by: the SHA-256 of what the engine read, base64url. */
export function auditedText(description: string): string {
  return createHash('sha256').update(description).digest('base64url');
}
