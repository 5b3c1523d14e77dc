import { expect, test } from 'vitest';
import { parseBaseUrl } from '../../../src/connectors/http/base-url.js';
import { createRedact, secretsOf } from '../../../src/connectors/http/redact.js';

test('replaces secrets as they are and as they stand in addresses', () => {
  const redact = createRedact(['sk-1/2', undefined, '']);
  expect(redact('key sk-1/2 in ?key=sk-1%2F2')).toBe('key [redacted] in ?key=[redacted]');
});

test('leaves words alone that are as short as a secret would have to be long', () => {
  expect(createRedact(['no'])('no answer')).toBe('no answer');
});

test('replaces the longer one of two secrets that begin alike', () => {
  expect(createRedact(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('[redacted] [redacted]');
});

test('takes for secret what is named so, with and without its scheme', () => {
  const headers = { authorization: 'Bearer abcdef', 'x-api-key': 'ghijkl', accept: 'application/json' };
  expect(secretsOf(headers)).toEqual(['Bearer abcdef', 'abcdef', 'ghijkl', 'ghijkl']);
});

test('takes an address apart', () => {
  const base = parseBaseUrl('https://user:pass%20word@host:8443/v1/?api-version=2026&key=abcdef');
  expect(base.origin).toBe('https://host:8443');
  expect(base.pathOf('/models')).toBe('/v1/models?api-version=2026&key=abcdef');
  expect(base.pathOf('https://host:8443/other?page=2')).toBe('/other?page=2');
  expect(base.headers.authorization).toBe(`Basic ${Buffer.from('user:pass word').toString('base64')}`);
  expect(base.secrets).toContain('pass word');
  expect(base.secrets).toContain('abcdef');
  expect(base.secrets).not.toContain('2026');
});
