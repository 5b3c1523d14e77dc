import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// TypeScript 7 has no interface for syntax trees yet; ts-morph holds the last release that had one, which reads the same sources.
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../src/fields/kinds/kind-of.js';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Where a field's type has its own files. */
const KINDS = /^fields\/kinds\//;

/** Comparisons with a word that is also the name of a type of field, by file: what is compared, as it begins there. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  // A part of a reply, a column of texts, a format of cells, a property of an attribute, what links two numbers.
  'connectors/ai-sdk/ai-sdk-result.ts': ['type'],
  'input/columns/attribute-column.ts': ['kind'],
  'input/columns/choose-columns.ts': ['named'],
  'input/xlsx/cell-text.ts': ['format.kind', 'kind'],
  'fields/akeneo/export-row.ts': ['kind'],
  'fields/akeneo/parse-akeneo.ts': ['kind'],
  'fields/numbers/chains.ts': ['links['],
  'fields/numbers/number-aspects.ts': ['left.kind'],
  // How the engine looks for values: a new type of field is a line of PROFILE_TYPES, and a new way one that the compiler asks for.
  'engine/candidates/profile.ts': ['profile.type', 'whole.type', 'type', 'PROFILE_TYPES['],
  'engine/candidates/candidate-sets.ts': ['profile.type', 'profileTypeOf(field)'],
  'engine/explaining/absence-reason.ts': ['profileTypeOf(field)'],
  'engine/learning/prepared-field.ts': ['profile.type'],
  'engine/tagging/tagging-groups.ts': ['profileTypeOf(field)'],
  'engine/engine.ts': ['profile.type'],
  'engine/learning/field-parameters.ts': ['kind'],
};

interface Comparison {
  readonly file: string;
  readonly text: string;
  /** What is compared. */
  readonly of: string;
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
      if (isName(name) && !ts.isTypeOfExpression(other))
        found.push({ file, text: node.getText(tree), of: other.getText(tree) });
    }
    if (ts.isArrayLiteralExpression(node) && ts.isPropertyAccessExpression(node.parent) && node.elements.some(isName))
      if (node.parent.name.text === 'includes') found.push({ file, text: node.getText(tree), of: 'one of several' });
    if (ts.isCaseClause(node) && isName(node.expression))
      found.push({ file, text: node.expression.getText(tree), of: node.parent.parent.expression.getText(tree) });
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
    const isOther = ({ file, of }: Comparison) => OTHER_WORDS[file]?.some((begin) => of.startsWith(begin)) ?? false;
    expect(comparisons.filter((one) => !KINDS.test(one.file) && !isOther(one))).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    const needed = new Set(comparisons.map(({ file }) => file));
    expect(Object.keys(OTHER_WORDS).filter((file) => !needed.has(file))).toEqual([]);
  });
});
