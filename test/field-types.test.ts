import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// TypeScript 7 has no interface for syntax trees yet; ts-morph holds the last release that had one, which reads the same sources.
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../src/fields/kinds/kind-of.js';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Where a field's type has its own files. */
const KINDS = /^fields\/kinds\//;

/** Comparisons with a word that is also the name of a type of field, by file: how many, and what it names there. */
const OTHER_WORDS: Readonly<Record<string, readonly [count: number, what: string]>> = {
  'connectors/ai-sdk/ai-sdk-result.ts': [1, 'a part of a reply'],
  'input/columns/attribute-column.ts': [1, 'a column of texts'],
  'input/columns/choose-columns.ts': [1, 'a column of texts'],
  'input/xlsx/cell-text.ts': [1, 'a format of cells'],
  'fields/akeneo/export-row.ts': [2, 'a cell of a file that Akeneo exports'],
  'fields/akeneo/parse-akeneo.ts': [1, 'a property of an attribute'],
  'fields/numbers/chains.ts': [3, 'what links two numbers of a text'],
  'fields/numbers/number-aspects.ts': [1, 'what links two numbers of a text'],
  // How the engine looks for values: a new type of field is a line of PROFILE_TYPES, and a new way one that the compiler asks for.
  'engine/candidates/profile.ts': [4, 'a profile'],
  'engine/candidates/candidate-sets.ts': [3, 'a profile'],
  'engine/explaining/absence-reason.ts': [1, 'a profile'],
  'engine/learning/prepared-field.ts': [2, 'a profile'],
  'engine/tagging/tagging-groups.ts': [1, 'a profile'],
  'engine/engine.ts': [1, 'a profile'],
};

interface Comparison {
  readonly file: string;
  readonly text: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));

/** Where a file compares something with the name of a type of field, or tells cases by it. */
function comparisonsIn(file: string, source: string): readonly Comparison[] {
  const names: readonly string[] = fieldTypes();
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true);
  const found: Comparison[] = [];
  const isName = (node: ts.Node) => ts.isStringLiteral(node) && names.includes(node.text);
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText(tree))) {
      const [name, other] = isName(node.right) ? [node.right, node.left] : [node.left, node.right];
      if (isName(name) && !ts.isTypeOfExpression(other)) found.push({ file, text: node.getText(tree) });
    }
    if (ts.isArrayLiteralExpression(node) && ts.isPropertyAccessExpression(node.parent) && node.elements.some(isName))
      if (node.parent.name.text === 'includes') found.push({ file, text: node.getText(tree) });
    if (ts.isCaseClause(node) && isName(node.expression)) found.push({ file, text: node.expression.getText(tree) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const comparisons = files.flatMap((file) => comparisonsIn(file, readFileSync(join(SOURCE, file), 'utf8')));

describe('a type of field', () => {
  it('is found where it is compared', () => {
    const source = `if (field.type === 'select' || 'date' !== type) f(typeof x === 'number');
      switch (type) { case 'range': }
      if (['number', 'date'].includes(type)) g();`;
    expect(comparisonsIn('one.ts', source).map(({ text }) => text)).toEqual([
      `field.type === 'select'`,
      `'date' !== type`,
      `'range'`,
      `['number', 'date']`,
    ]);
  });

  it('is compared nowhere but in its own files: what it asks for elsewhere is a line of a table that the compiler names', () => {
    const counts = new Map<string, number>();
    for (const { file } of comparisons) if (!KINDS.test(file)) counts.set(file, (counts.get(file) ?? 0) + 1);
    const permitted = Object.entries(OTHER_WORDS).map(([file, [count]]) => [file, count] as const);
    expect([...counts].sort()).toEqual(permitted.sort());
  });
});
