import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
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
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'akeneo-lookup-test-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string, name = 'module.cjs'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  delete require.cache[file];
  return file;
}

function start(file: string) {
  delete require.cache[file];
  return requireWithCode(file);
}

/** What `answer` returns in a process of its own, since one process remembers what it has compiled. */
function inNewProcess(file: string, cache = join(folder, 'no-cache')): string {
  const program = `
    const { exports: module, keepCode } = require(process.argv[1]).requireWithCode(process.argv[2]);
    console.log(module.answer());
    keepCode();`;
  const words = ['-e', program, require.resolve('../../bin/require-with-code.js'), file];
  const env = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  return execFileSync(process.execPath, words, { encoding: 'utf8', env }).trim();
}

describe('a module with kept code', () => {
  it('is the one that require finds, and requires beside itself', () => {
    write('exports.word = "beside";', 'other.cjs');
    const file = write('exports.word = require("./other.cjs").word; exports.place = [__filename, __dirname];');
    const { exports } = start(file);
    expect(exports).toEqual({ word: 'beside', place: [file, folder] });
    expect(require(file)).toBe(exports);
  });

  it('keeps its code once, and runs from it', () => {
    const file = write('exports.double = (number) => 2 * number;');
    start(file).keepCode();
    const kept = readFileSync(`${file}.code`);
    const again = start(file);
    expect(again.exports.double(21)).toBe(42);
    again.keepCode();
    expect(readFileSync(`${file}.code`)).toEqual(kept);
  });

  it('never runs the code of another source, though it is as long', () => {
    const file = write('exports.answer = () => "old";');
    start(file).keepCode();
    write('exports.answer = () => "new";');
    const { exports, keepCode } = start(file);
    expect(exports.answer()).toBe('new');
    keepCode();
    expect(start(file).exports.answer()).toBe('new');
  });

  it.each([
    ['cut off', (code: Buffer) => code.subarray(0, code.length - 40)],
    ['of another V8', (code: Buffer) => Buffer.from(code).fill(0, SOURCE.length + 4, SOURCE.length + 8)],
    ['empty', () => Buffer.alloc(0)],
  ])('compiles anew and mends code that is %s', (_, damage) => {
    const file = write(SOURCE);
    expect(inNewProcess(file)).toBe('right');
    const whole = readFileSync(`${file}.code`);
    writeFileSync(`${file}.code`, damage(whole));
    expect(inNewProcess(file)).toBe('right');
    const mended = readFileSync(`${file}.code`);
    expect(mended).toHaveLength(whole.length);
    expect(mended.subarray(0, SOURCE.length + 16)).toEqual(whole.subarray(0, SOURCE.length + 16));
  });

  it('runs without it where nothing can be written', () => {
    const file = write(SOURCE);
    mkdirSync(`${file}.code`);
    write('', 'no-cache');
    expect(inNewProcess(file)).toBe('right');
    expect(readdirSync(folder).sort()).toEqual(['module.cjs', 'module.cjs.code', 'no-cache']);
  });
});

describe('a module in a folder that cannot be written', () => {
  let file: string;
  let cache: string;
  const own = () => join(cache, 'akeneo-lookup');
  const kept = () => join(own(), readdirSync(own())[0] ?? '');
  beforeEach(() => {
    file = write(SOURCE);
    // Even for the one who may write everywhere, no file can take the place of a folder.
    mkdirSync(`${file}.code`);
    cache = join(folder, 'cache');
  });

  /** Puts code that answers something else under the right source, as one would who wants it run. */
  function plant(): void {
    const other = write(SOURCE.replace('right', 'wrong'), 'other.cjs');
    expect(inNewProcess(other)).toBe('wrong');
    const code = readFileSync(`${other}.code`).subarray(SOURCE.length);
    writeFileSync(kept(), Buffer.concat([Buffer.from(SOURCE), code]));
  }

  it('has its code in the cache of the user, and runs from it', () => {
    expect(inNewProcess(file, cache)).toBe('right');
    expect(readdirSync(own())).toHaveLength(1);
    expect(statSync(own()).mode & 0o777).toBe(0o700);
    plant();
    expect(inNewProcess(file, cache)).toBe('wrong');
    write(SOURCE.replace('right', 'newer'));
    expect(inNewProcess(file, cache)).toBe('newer');
    expect(readdirSync(own())).toHaveLength(1);
  });

  function linkTo(elsewhere: string): void {
    const place = kept();
    renameSync(place, elsewhere);
    symlinkSync(elsewhere, place);
  }

  const asRoot = process.getuid?.() === 0;
  it.skipIf(process.platform === 'win32').each([
    ['a file that others may write', true, () => chmodSync(kept(), 0o666)],
    ['a folder that others may write', true, () => chmodSync(own(), 0o777)],
    ['a link', true, () => linkTo(join(folder, 'elsewhere'))],
    ['a file of another user', asRoot, () => chownSync(kept(), 12345, 12345)],
    ['a folder of another user', asRoot, () => chownSync(own(), 12345, 12345)],
  ])('never runs the code of %s', (_, possible, expose) => {
    if (!possible) return;
    expect(inNewProcess(file, cache)).toBe('right');
    plant();
    expose();
    expect(inNewProcess(file, cache)).toBe('right');
  });
});
