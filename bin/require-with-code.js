// Keeps the compiled code of the start between runs, because Node's own compile cache comes with Node 22 and keeps no
// function that is compiled later: on Node 20 a cold lookup takes 62 ms of processor time with it and 74 without.
// What is dangerous about it, and what is done:
// - V8 takes code of another build of the same release and then crashes: a file begins with the exact Node that wrote it.
// - Whoever can write the file runs code as this user: it is read only from the user's own cache folder, where the folder
//   and the file belong to the user, nobody else may write to either, and no link leads away.
// - Code that belongs to another source: the whole source is kept before it and compared.
// - It uses `Module._cache` and `Module._nodeModulePaths`, which Node does not document.
const { isAscii } = require('node:buffer');
const { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readFileSync } = require('node:fs');
const { renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { homedir } = require('node:os');
const { basename, dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * Requires a CommonJS module, from its kept code where there is some.
 * @param variant what sets its code apart from that under other flags of V8, for the name of a file
 * @returns its exports, and what keeps its code for the next start: true where that could be done or was done before
 */
exports.requireWithCode = (file, variant = '') => {
  const source = readFileSync(file);
  const head = Buffer.concat([Buffer.from(`${thisNode()}\n`), source]);
  const place = placeOf(file, variant);
  const kept = compileWith(readCode(place, head), source, file);
  const script = kept ?? compile(source, file);
  const keepCode = () => kept !== undefined || write(place, () => Buffer.concat([head, script.createCachedData()]));
  return { exports: run(script, file), keepCode };
};

/** The very program that runs, not only its release. */
function thisNode() {
  const { size, mtimeMs } = statSync(process.execPath);
  return [process.version, process.arch, process.versions.v8, size, mtimeMs].join(' ');
}

function placeOf(file, variant) {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env;
  const windows = process.platform === 'win32' && isAbsolute(LOCALAPPDATA) ? LOCALAPPDATA : undefined;
  const folder = windows ?? (isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'));
  // One file for each Node, so that installations which come and go leave nothing behind.
  return join(folder, 'akeneo-lookup', `${basename(file)}-${process.version}-${process.arch}${variant}.code`);
}

function readCode(place, head) {
  try {
    const content = readOwn(place);
    return content.subarray(0, head.length).equals(head) ? content.subarray(head.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Looks at the file once it is open, when nobody can put another in its place. */
function readOwn(place) {
  const descriptor = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    checkOwn(fstatSync(descriptor), place);
    checkOwn(lstatSync(dirname(place)), dirname(place));
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Windows has no such owners, and keeps others out of the folder by itself. */
function checkOwn({ uid, mode }, path) {
  if (process.getuid === undefined) return;
  const others = mode & (constants.S_IWGRP | constants.S_IWOTH);
  if (uid !== process.getuid() || others !== 0) throw new Error(`others may write ${path}`);
}

/** The script when V8 takes the code. */
function compileWith(cachedData, source, file) {
  if (cachedData === undefined) return undefined;
  const script = compile(source, file, cachedData);
  return script.cachedDataRejected ? undefined : script;
}

function compile(source, file, cachedData) {
  // As the start is all in ASCII, it need not be decoded and takes a byte for each sign.
  return new Script(Module.wrap(source.toString(isAscii(source) ? 'latin1' : 'utf8')), { filename: file, cachedData });
}

/** As `require` does it, so that other modules find the same one. */
function run(script, file) {
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(dirname(file));
  Module._cache[file] = module;
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  module.loaded = true;
  return module.exports;
}

/** Other processes never see a part of it. @returns whether it could be written; where not, every start compiles anew */
function write(place, makeContent) {
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    checkOwn(lstatSync(dirname(place)), dirname(place));
    writeFileSync(draft, makeContent(), { mode: 0o644 });
    renameSync(draft, place);
    return true;
  } catch {
    removeDraft(draft);
    return false;
  }
}

function removeDraft(draft) {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where there is no folder, there is no draft.
  }
}
