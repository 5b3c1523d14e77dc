const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script, constants } = require('node:vm');

/**
 * Requires a module and takes its compiled code, which spares a start a third of its time, from the file that `keepCode`
 * writes: beside it, or in the user's cache where the installation cannot be written. That file begins with the source it
 * belongs to; code of another V8 is refused by V8 itself.
 */
exports.requireWithCode = (file) => {
  const source = readFileSync(file);
  const scriptOf = (read) => compileWith(readCode(read, source), source, file);
  const script = scriptOf(() => readFileSync(`${file}.code`)) ?? scriptOf(() => readOwn(file));
  const compiled = script ?? compile(source, file);
  const makeContent = () => Buffer.concat([source, compiled.createCachedData()]);
  return {
    exports: run(compiled, file),
    keepCode: () => script !== undefined || writeWhole(`${file}.code`, makeContent) || writeOwn(file, makeContent),
  };
};

function readCode(read, source) {
  try {
    const content = read();
    return content.subarray(0, source.length).equals(source) ? content.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Loaded by those alone who find nothing beside the file. */
const ownCache = () => require('./own-cache.js');

function readOwn(file) {
  const { placeFor, readOwn } = ownCache();
  return readOwn(placeFor(file));
}

function writeOwn(file, makeContent) {
  const { placeFor, makeFolder } = ownCache();
  return writeWhole(placeFor(file), makeContent, makeFolder);
}

/** The script when the code belongs to this V8. */
function compileWith(cachedData, source, file) {
  if (cachedData === undefined) return undefined;
  const script = compile(source, file, cachedData);
  return script.cachedDataRejected ? undefined : script;
}

function compile(source, file, cachedData) {
  return new Script(Module.wrap(source.toString()), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    cachedData,
  });
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

/** Other processes never see a part of it. @returns whether it could be written; where it cannot, every start compiles anew */
function writeWhole(place, makeContent, prepare = () => undefined) {
  const draft = `${place}.${process.pid}`;
  try {
    prepare(place);
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
