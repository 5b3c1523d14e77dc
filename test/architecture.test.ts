import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** What each room may import beside itself; the rooms below it, never those above. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  'under-way': [],
  fields: ['errors'],
  input: ['errors'],
  examples: ['fields', 'errors'],
  engine: ['examples', 'fields', 'errors'],
  'chain-of-thoughts': ['examples', 'fields', 'errors'],
  connectors: ['under-way', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors'],
  llm: ['under-way', 'connectors', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors'],
  lookup: ['under-way', 'llm', 'connectors', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors'],
  config: ['input', 'llm', 'connectors', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors'],
  evaluation: ['input', 'llm', 'engine', 'examples', 'fields', 'errors'],
  database: ['input', 'llm', 'connectors', 'engine', 'examples', 'fields', 'errors'],
  batch: ['under-way', 'output', 'input', 'lookup', 'llm', 'examples', 'fields', 'errors'],
  output: ['llm', 'fields', 'errors'],
  pim: [
    'under-way',
    'batch',
    'output',
    'input',
    'config',
    'database',
    'llm',
    'connectors',
    'engine',
    'examples',
    'fields',
    'errors',
  ],
  server: ['under-way', 'batch', 'output', 'input', 'lookup', 'llm', 'examples', 'fields', 'errors'],
  queue: ['under-way', 'batch', 'lookup', 'llm', 'examples', 'fields', 'errors'],
};

/** Each library has one owner. */
const OWNERS: Record<string, readonly string[]> = {
  '@oclif/core': ['commands', 'base-command', 'oclif'],
  cosmiconfig: ['config'],
  'p-queue': ['lookup', 'batch'],
  undici: ['connectors'],
  'drizzle-orm': ['database'],
  'better-sqlite3': ['database'],
  ora: ['output'],
  htmlparser2: ['input'],
  saxes: ['input'],
  yauzl: ['input'],
  yazl: ['output'],
  fastify: ['server'],
  '@fastify/swagger': ['server'],
  '@fastify/swagger-ui': ['server'],
  bullmq: ['queue'],
  ioredis: ['queue'],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const targets = text.matchAll(
    /(?:^|\n)(?:import|export)[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|\nimport\s+'([^']+)'/g,
  );
  return [...targets].map((match) => ({
    file,
    room: roomOf(file),
    target: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

function roomOf(file: string): string {
  return (file.split(/[\\/]/)[0] ?? '').replace(/\.ts$/, '');
}

function targetRoom({ file, target }: Import): string {
  return roomOf(relative(SOURCE, normalize(join(SOURCE, dirname(file), target))).replace(/\.js$/, '.ts'));
}

describe('the structure of src', () => {
  it('is read', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('has imports that go one way', () => {
    const wrong = imports
      .filter(({ room, target }) => target.startsWith('.') && MAY_IMPORT[room])
      .filter((entry) => ![entry.room, ...(MAY_IMPORT[entry.room] ?? [])].includes(targetRoom(entry)));
    expect(wrong).toEqual([]);
  });

  it('has one owner for each library', () => {
    const wrong = imports.filter(({ room, target }) =>
      Object.entries(OWNERS).some(
        ([library, rooms]) => (target === library || target.startsWith(`${library}/`)) && !rooms.includes(room),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('prints only in commands and output', () => {
    const printing = files.filter((file) =>
      /console\.|process\.std(out|err)\b/.test(readFileSync(join(SOURCE, file), 'utf8')),
    );
    expect(printing.filter((file) => !['commands', 'output', 'base-command'].includes(roomOf(file)))).toEqual([]);
  });
});
