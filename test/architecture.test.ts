import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

const GROUND = ['text', 'memoize', 'errors'];
const VALUES = ['fields', ...GROUND];
const READING = ['examples', ...VALUES];
const STORED = ['database', 'word-search', 'engine', ...READING];
const ASKING = ['llm', 'connectors', 'chain-of-thoughts', 'engine', 'async', ...READING];

/** What each room may import beside itself, from the ground up: the rooms below it, never those above. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  memoize: [],
  async: [],
  text: [],
  fields: GROUND,
  input: VALUES,
  database: VALUES,
  'word-search': ['database', ...VALUES],
  examples: VALUES,
  engine: READING,
  'database/seeding': ['input', ...STORED],
  'database/catalogue': ['database/seeding', ...STORED],
  'chain-of-thoughts': READING,
  connectors: ['chain-of-thoughts', 'engine', 'async', ...READING],
  llm: ['connectors', 'chain-of-thoughts', 'engine', 'async', ...READING],
  decisions: ['llm', 'engine', 'async', ...READING],
  'completion-cache': ['database', ...ASKING],
  'provider-batch': ['completion-cache', 'database', ...ASKING],
  lookup: ASKING,
  config: ['input', ...ASKING],
  output: ['llm', ...VALUES],
  suggestions: ['output', 'input', ...VALUES],
  evaluation: ['decisions', 'output', 'input', ...ASKING],
  teaching: ['evaluation', 'llm', 'engine', ...READING],
  batch: ['database', 'output', 'input', 'lookup', 'llm', 'async', ...READING],
  queue: ['lookup', 'llm', 'async', ...READING],
  review: [
    ...['server', 'batch', 'output', 'input', 'database/catalogue', 'database/seeding', 'lookup'],
    ...['review/wire', 'decisions', ...STORED, ...ASKING],
  ],
  'review/wire': ['input', 'llm', ...VALUES],
  // The page shares with its server what they say to each other, and nothing else.
  'review/page': ['review/wire', ...VALUES],
  mcp: ['input', 'lookup', 'llm', 'async', ...READING],
  server: ['batch', 'output', 'input', 'lookup', 'llm', 'async', ...READING],
  pim: ['batch', 'output', 'config', 'input', 'database/catalogue', 'database/seeding', 'database', ...ASKING],
  library: ['decisions', 'lookup', 'config', 'completion-cache', 'input', 'database/catalogue', 'database', ...ASKING],
  cli: [
    ...[
      'decisions',
      'mcp',
      'library',
      'pim',
      'review',
      'server',
      'queue',
      'batch',
      'teaching',
      'evaluation',
      'output',
      'config',
      'lookup',
      'completion-cache',
      'provider-batch',
    ],
    ...['suggestions', 'input', 'database/catalogue', 'database/seeding', ...STORED, ...ASKING],
  ],
  commands: ['cli'],
  main: ['cli'],
  index: ['library', ...ASKING],
};

/** Rooms with one door: whatever is behind it may change without a word to the others. */
const DOORS: Readonly<Record<string, string>> = { 'word-search': 'word-search/word-search.ts' };

/** Each library has one owner. */
const OWNERS: Record<string, readonly string[]> = {
  '@oclif/core': ['commands', 'cli'],
  '@modelcontextprotocol/sdk': ['mcp', 'cli'],
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
  fastify: ['server', 'review'],
  preact: ['review/page'],
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

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
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
  const [first = '', second = ''] = file.split(/[\\/]/).map((part) => part.replace(/\.tsx?$/, ''));
  return `${first}/${second}` in MAY_IMPORT ? `${first}/${second}` : first;
}

function targetFile({ file, target }: Pick<Import, 'file' | 'target'>): string {
  const path = relative(SOURCE, normalize(join(SOURCE, dirname(file), target)));
  return [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((one) => files.includes(one)) ?? path;
}

/** The circles of the files that import one another, types included, each as its files in order (Tarjan 1972). */
function circles(): readonly (readonly string[])[] {
  const own = imports.filter(({ target }) => target.startsWith('.'));
  const targetsOf = (file: string) => own.filter((one) => one.file === file).map(targetFile);
  const [numbers, lowest] = [new Map<string, number>(), new Map<string, number>()];
  const [open, found]: [string[], string[][]] = [[], []];
  const visit = (file: string): number => {
    numbers.set(file, numbers.size);
    lowest.set(file, numbers.size - 1);
    open.push(file);
    for (const target of targetsOf(file)) {
      const low = numbers.has(target) ? (open.includes(target) ? numbers.get(target) : undefined) : visit(target);
      lowest.set(file, Math.min(lowest.get(file) ?? 0, low ?? Infinity));
    }
    if (lowest.get(file) === numbers.get(file)) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle);
    }
    return lowest.get(file) ?? 0;
  };
  for (const file of files) if (!numbers.has(file)) visit(file);
  return found;
}

describe('the structure of src', () => {
  it('is read', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('has no rooms but those that are known', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('has no files that import one another in a circle, types included', () => {
    expect(imports.some(({ target }) => target.startsWith('.'))).toBe(true);
    expect(circles()).toEqual([]);
  });

  it('has imports that go one way', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter((entry) => ![entry.room, ...(MAY_IMPORT[entry.room] ?? [])].includes(roomOf(targetFile(entry))));
    expect(wrong).toEqual([]);
  });

  it('has rooms that are entered by their door only', () => {
    const entering = imports
      .filter(({ target }) => target.startsWith('.'))
      .map((entry) => ({ file: entry.file, room: entry.room, target: targetFile(entry).replaceAll('\\', '/') }))
      .filter(({ room, target }) => roomOf(target) in DOORS && room !== roomOf(target));
    expect(entering.length).toBeGreaterThan(5);
    expect(entering.filter(({ target }) => target !== DOORS[roomOf(target)])).toEqual([]);
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
