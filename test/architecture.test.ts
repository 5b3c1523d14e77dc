import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** What each room may import beside itself; the rooms below it, never those above. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  memoize: [],
  async: [],
  text: [],
  input: ['text', 'errors', 'fields', 'memoize'],
  fields: ['text', 'memoize', 'errors'],
  database: ['fields', 'text', 'memoize', 'errors'],
  'word-search': ['database', 'fields', 'text', 'memoize', 'errors'],
  examples: ['word-search', 'fields', 'text', 'memoize', 'errors'],
  engine: ['examples', 'fields', 'text', 'memoize', 'errors'],
  'chain-of-thoughts': ['examples', 'fields', 'text', 'memoize', 'errors'],
  'database/catalogue': [
    'database/seeding',
    'database',
    'word-search',
    'engine',
    'examples',
    'fields',
    'text',
    'memoize',
    'errors',
  ],
  'database/seeding': [
    'database/catalogue',
    'database',
    'word-search',
    'input',
    'engine',
    'examples',
    'fields',
    'text',
    'memoize',
    'errors',
  ],
  connectors: ['async', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors', 'text', 'memoize'],
  llm: ['async', 'connectors', 'chain-of-thoughts', 'engine', 'examples', 'fields', 'errors', 'text', 'memoize'],
  lookup: [
    'async',
    'llm',
    'connectors',
    'chain-of-thoughts',
    'engine',
    'examples',
    'fields',
    'errors',
    'text',
    'memoize',
  ],
  config: [
    'input',
    'llm',
    'connectors',
    'chain-of-thoughts',
    'engine',
    'examples',
    'fields',
    'errors',
    'text',
    'memoize',
  ],
  evaluation: ['input', 'llm', 'engine', 'examples', 'fields', 'errors', 'text', 'memoize', 'output', 'word-search'],
  batch: ['async', 'output', 'input', 'lookup', 'llm', 'examples', 'fields', 'errors', 'text', 'memoize', 'database'],
  output: ['llm', 'fields', 'errors', 'text', 'memoize'],
  pim: [
    'async',
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
    'text',
    'memoize',
    'database/catalogue',
    'database/seeding',
  ],
  server: ['async', 'batch', 'output', 'input', 'lookup', 'llm', 'examples', 'fields', 'errors', 'text', 'memoize'],
  queue: ['async', 'batch', 'lookup', 'llm', 'examples', 'fields', 'errors', 'text', 'memoize'],
};

/** Each library has one owner. */
const OWNERS: Record<string, readonly string[]> = {
  '@oclif/core': ['commands', 'cli'],
  cosmiconfig: ['config'],
  'p-queue': ['lookup'],
  undici: ['connectors'],
  'drizzle-orm': ['database', 'database/catalogue', 'database/seeding', 'completion-cache'],
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
  const [first = '', second = ''] = file.split(/[\\/]/).map((part) => part.replace(/\.ts$/, ''));
  return `${first}/${second}` in MAY_IMPORT ? `${first}/${second}` : first;
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
    expect(printing.filter((file) => !/^(?:commands|output|cli\/base-command)\b/.test(file))).toEqual([]);
  });
});
