import { join, relative } from 'node:path';
// TypeScript 7 has no interface for programs yet; ts-morph holds the last release that had one, which reads the same sources.
import { ts } from 'ts-morph';
import { beforeAll, describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');
/** The default export of a command is found by its path. */
const BY_PATH = 'default';

/** Files by the name that they export; a symbol that is exported again counts where it is declared. */
let declared: Map<string, Set<string>>;

beforeAll(() => {
  declared = declarationsByName(SOURCE);
}, 120_000);

function declarationsByName(folder: string): Map<string, Set<string>> {
  const files = ts.sys.readDirectory(folder, ['.ts']);
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, noEmit: true };
  // Who declares what is asked, not what its type is: packages and the language's own library stay unread.
  const program = ts.createProgram(files, { ...options, noResolve: true, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    for (const exported of module ? checker.getExportsOfModule(module) : []) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      for (const { parent } of symbol.declarations?.map((one) => ({ parent: one.getSourceFile() })) ?? []) {
        const name = symbol.name === BY_PATH ? exported.name : symbol.name;
        found.set(name, (found.get(name) ?? new Set()).add(relative(folder, parent.fileName)));
      }
    }
  }
  return found;
}

describe('an exported name', () => {
  it('is found, types included', () => {
    expect(declared.size).toBeGreaterThan(500);
    expect([...(declared.get('Field') ?? [])]).toEqual([join('fields', 'field.ts')]);
  });

  it('means one thing in all of src', () => {
    const several = [...declared].filter(([name, files]) => name !== BY_PATH && files.size > 1);
    expect(several.map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([]);
  });
});
