import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePatternsLate } from '../../build/lazy-patterns.js';

/** What a program returns, and the patterns that it had made when its last line was reached. */
function run(program: string) {
  const made: string[] = [];
  class Noting extends RegExp {
    constructor(source: string, flags?: string) {
      super(source, flags);
      made.push(source);
    }
  }
  return { value: new Function('RegExp', program)(Noting), made };
}

it.each([
  ['a literal', 'var A = /x(\\d)/u;\nreturn A.exec("x7")[1];', '7'],
  ['several uses of one', 'var A = /x/g;\nA.test("xx");\nreturn A.lastIndex;', 1],
  ['a use in a function', 'function f(t) {\n  return A.test(t);\n}\nvar A = /x/;\nreturn f("x");', true],
  [
    'one in another',
    `var B = "b";\nvar A = /a/;\nvar C = new RegExp(\`\${A.source}\${B}\`, "i");\nreturn C.test("AB");`,
    true,
  ],
  ['an argument', 'var A = /b/;\nreturn "abc".replace(A, "");', 'ac'],
  ['a value of a property', 'var A = /b/;\nreturn { B: A }.B.source;', 'b'],
  ['a property of that name', 'var A = /b/;\nvar o = { A: 1 };\nreturn o.A + o?.A + A.source;', '2b'],
  ['both in one', 'var A = /b/;\nreturn { A }.A.source;', 'b'],
  ['a choice', 'var A = /b/;\nvar B = /c/;\nreturn (1 > 2 ? A : B).source;', 'c'],
  ['one that changes', 'var A = /b/;\nA = /c/;\nreturn A.source;', 'c'],
  ['a place in a template', `var A = /b/;\nreturn \`\${A.source}!\`;`, 'b!'],
  ['one that more is done with', 'var A = /b/.test("b");\nreturn A;', true],
])('keeps what a program does: %s', (_, program, value) => {
  expect(run(program).value).toBe(value);
  expect(run(makePatternsLate(program)).value).toBe(value);
});

it('makes no pattern that is not used, and each other once', () => {
  const program = `var WORD = "w";\nvar A = new RegExp(\`a\${WORD}\`);\nvar B = new RegExp("b");\nA.test("");\nreturn A.test("aw");`;
  expect(run(program).made).toEqual(['aw', 'b']);
  expect(run(makePatternsLate(program))).toEqual({ value: true, made: ['aw'] });
});

it('leaves what a call may change, and what is in a function', () => {
  const program = 'var A = new RegExp(words());\nfunction f() {\n  var B = /b/;\n  return B;\n}\n';
  expect(makePatternsLate(`${program}f(A);`)).toBe(`${program}f(A);`);
});

it('makes nearly all patterns of the start late', () => {
  const start = readFileSync(join(import.meta.dirname, '..', '..', 'dist', 'main.cjs'), 'utf8');
  const [late, early] = [/^var [A-Z][A-Z0-9_]*;$/gm, /^var [A-Z][A-Z0-9_]* = (?:\/(?!\*)|new RegExp)/gm];
  expect(start.match(late)?.length).toBeGreaterThan(150);
  expect(start.match(early)?.length ?? 0).toBeLessThan(15);
});
