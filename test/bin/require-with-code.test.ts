import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { requireWithCode } = require('../../bin/require-with-code.js');

const SOURCE = 'exports.answer = () => "right";';

let folder: string;
let cache: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'akeneo-lookup-test-')));
  cache = join(folder, 'cache');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string, name = 'module.cjs'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What `answer` returns in a process of its own, since one process remembers what it has compiled. */
function inNewProcess(file: string, ownCache = cache): string {
  const program = `
    const { exports: module, keepCode } = require(process.argv[1]).requireWithCode(process.argv[2]);
    console.log(module.answer());
    keepCode();`;
  const words = ['-e', program, require.resolve('../../bin/require-with-code.js'), file];
  const env = { ...process.env, XDG_CACHE_HOME: ownCache, LOCALAPPDATA: ownCache };
  return execFileSync(process.execPath, words, { encoding: 'utf8', env }).trim();
}

const own = () => join(cache, 'akeneo-lookup');
const kept = () => join(own(), readdirSync(own())[0] ?? '');

/** Puts code that answers something else under the right source, as one would who wants it run. */
function plant(): void {
  const elsewhere = join(folder, 'elsewhere');
  expect(inNewProcess(write(SOURCE.replace('right', 'wrong')), elsewhere)).toBe('wrong');
  const [name = ''] = readdirSync(join(elsewhere, 'akeneo-lookup'));
  const content = readFileSync(join(elsewhere, 'akeneo-lookup', name));
  const at = content.indexOf(SOURCE.replace('right', 'wrong'));
  content.write(SOURCE, at);
  writeFileSync(kept(), content);
  write(SOURCE);
}

it('gives the module that require finds, and requires beside itself', () => {
  write('exports.word = "beside";', 'other.cjs');
  const file = write('exports.word = require("./other.cjs").word; exports.place = [__filename, __dirname];');
  const { exports } = requireWithCode(file);
  expect(exports).toEqual({ word: 'beside', place: [file, folder] });
  expect(require(file)).toBe(exports);
});

describe('kept code', () => {
  let file: string;
  beforeEach(() => {
    file = write(SOURCE);
    expect(inNewProcess(file)).toBe('right');
  });

  it('lies in a folder of the user alone, and is what runs', () => {
    expect(readdirSync(own())).toHaveLength(1);
    expect(statSync(own()).mode & 0o777).toBe(0o700);
    plant();
    expect(inNewProcess(file)).toBe('wrong');
    expect(readdirSync(folder).sort()).toEqual(['cache', 'elsewhere', 'module.cjs']);
  });

  it('is kept once', () => {
    const before = statSync(kept()).ino;
    expect(inNewProcess(file)).toBe('right');
    expect(statSync(kept()).ino).toBe(before);
  });

  it('never stands for another source, though that is as long', () => {
    write(SOURCE.replace('right', 'newer'));
    expect(inNewProcess(file)).toBe('newer');
    expect(inNewProcess(file)).toBe('newer');
    expect(readdirSync(own())).toHaveLength(1);
  });

  it.each([
    ['cut off', (code: Buffer) => code.subarray(0, code.length - 40)],
    ['empty', () => Buffer.alloc(0)],
    ['of another build of this Node', (code: Buffer) => Buffer.from(code).fill('0', 0, 4)],
    [
      'of another V8',
      (code: Buffer) =>
        Buffer.from(code).fill(0, code.indexOf(SOURCE) + SOURCE.length + 4, code.indexOf(SOURCE) + SOURCE.length + 8),
    ],
  ])('is compiled anew and mended when it is %s', (_, damage) => {
    const whole = readFileSync(kept());
    writeFileSync(kept(), damage(whole));
    expect(inNewProcess(file)).toBe('right');
    const head = whole.indexOf(SOURCE) + SOURCE.length;
    expect(readFileSync(kept()).subarray(0, head)).toEqual(whole.subarray(0, head));
    expect(readFileSync(kept())).toHaveLength(whole.length);
  });

  function linkTo(elsewhere: string): void {
    const place = kept();
    renameSync(place, elsewhere);
    symlinkSync(elsewhere, place);
  }

  const asRoot = process.getuid?.() === 0;
  it.skipIf(process.platform === 'win32').each([
    ['a file that others may write', () => chmodSync(kept(), 0o666)],
    ['a folder that others may write', () => chmodSync(own(), 0o777)],
    ['a link', () => linkTo(join(folder, 'linked'))],
    ...(asRoot
      ? ([
          ['a file of another user', () => chownSync(kept(), 12345, 12345)],
          ['a folder of another user', () => chownSync(own(), 12345, 12345)],
        ] as const)
      : []),
  ] as const)('never runs from %s', (_, expose) => {
    plant();
    expose();
    expect(inNewProcess(file)).toBe('right');
  });
});

it('runs without kept code where nothing can be written', () => {
  const file = write(SOURCE);
  writeFileSync(cache, '');
  expect(inNewProcess(file)).toBe('right');
  expect(readdirSync(folder).sort()).toEqual(['cache', 'module.cjs']);
});
