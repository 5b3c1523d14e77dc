import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spellOutLetters } from '../../build/spell-out-letters.js';

const ROOT = join(import.meta.dirname, '..', '..');
const [, letters = ''] = /^\/(.*)\/u$/.exec(spellOutLetters(String.raw`/\p{L}/u`)) ?? [];
const spelt = new RegExp(letters, 'u');

/** What no character is yet may be either. */
function differences(from: number, until: number): string[] {
  const points = Array.from({ length: until - from }, (_, at) => String.fromCodePoint(from + at));
  return points.filter((point) => spelt.test(point) !== /[\p{L}\p{Cn}]/u.test(point) && !/\p{Cn}/u.test(point));
}

describe('letters spelt out', () => {
  it.each([
    ['Latin, Greek and Cyrillic', 0, 0x530],
    ['Hebrew', 0x590, 0x600],
    ['vowels of Thai aside, the sign of its money', 0xe3f, 0xe40],
    ['punctuation and signs of money', 0x2010, 0x2070],
    ['units of one sign', 0x3300, 0x3400],
    ['Chinese', 0x4e00, 0x9fff],
    ['wide forms', 0xff00, 0xff66],
    ['pictures', 0x1f000, 0x20000],
  ])('are those that \\p{L} has: %s', (_, from, until) => {
    expect(differences(from, until)).toEqual([]);
  });

  it('and numbers are those that \\p{N} has, in Latin, Arabic, Thai and Chinese texts, and no letters', () => {
    const numbers = new RegExp(spellOutLetters(String.raw`/\p{N}/u`).slice(1, -2), 'u');
    const blocks = [
      [0, 0x966],
      [0xe00, 0xe80],
      [0x2000, 0x2c00],
      [0x3000, 0x3400],
      [0x4e00, 0x9fff],
      [0xff00, 0xfff0],
    ];
    const points = blocks.flatMap(([from = 0, until = 0]) =>
      Array.from({ length: until - from }, (_, at) => from + at),
    );
    const unlike = points
      .map((point) => String.fromCodePoint(point))
      .filter((sign) => numbers.test(sign) !== /\p{N}/u.test(sign));
    expect(unlike).toEqual([]);
  });

  it('hold the letters that stand for units, and none of the signs around them', () => {
    expect(
      'ΩKÅℓµ'
        .split('')
        .filter((sign) => spelt.test(sign))
        .join(''),
    ).toBe('ΩKÅℓµ');
    expect('℃℉№™°²½\u0301\ufeff\u200b'.split('').filter((sign) => spelt.test(sign))).toEqual([]);
  });

  it('stand in brackets of their own only outside of others', () => {
    const source = String.raw`const a = [/\[\p{L}[^\p{L}\d]/u, 4 / 2, '(?<![\\p{L}-])\\p{L}', String.raw${'`'}\p{L}${'`'}];`;
    const inside = letters.slice(1, -1);
    const twice = (text: string) => text.replaceAll('\\', '\\\\');
    expect(spellOutLetters(source)).toBe(
      String.raw`const a = [/\[${letters}[^${inside}\d]/u, 4 / 2, '(?<![${twice(inside)}-])${twice(letters)}', String.raw${'`'}${letters}${'`'}];`,
    );
  });

  it('stand in all of the start', () => {
    const start = readFileSync(join(ROOT, 'dist', 'main.cjs'), 'utf8');
    expect(start).not.toContain('p{L}');
    expect(start).not.toContain('p{N}');
    expect(start).toContain(letters.slice(1, -1));
  });
});
