import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { escapePatterns } from '../../build/escape-patterns.js';

it.each([
  ['a sign in a class', '/[–·]x/'],
  ['a sign of two units', '/^[😀-😂]$/u'],
  ['a sign behind a backslash', String.raw`/\–|\\–/`],
  ['a raw template', 'String.raw`\\s*[–·x]`'],
])('keeps what a pattern finds: %s', (_, source) => {
  const escaped = escapePatterns(source);
  expect(escaped).toMatch(/^[\0-\x7f]+$/);
  const patterns = [source, escaped].map((text) => {
    const value: string | RegExp = new Function(`return ${text}`)();
    return new RegExp(value);
  });
  for (const text of ['–x', '·x', '😁', '–', '\\–', '\\', 'x', '\ud83d']) {
    const [before, after] = patterns.map((pattern) => pattern.exec(text)?.[0]);
    expect(after, text).toBe(before);
  }
});

it('leaves strings and other code as they are', () => {
  const source = "const a = 'é' + 4 / 2 / 1; // é";
  expect(escapePatterns(source)).toBe(source);
});

it('has the start all in ASCII', () => {
  expect(readFileSync(join(import.meta.dirname, '..', '..', 'dist', 'main.cjs')).every((byte) => byte < 0x80)).toBe(
    true,
  );
});
