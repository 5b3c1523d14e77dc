const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script, constants } = require('node:vm');

/**
 * Requires a module and takes its compiled code, which spares a start a third of its time, from the file beside it that
 * `keepCode` writes. That file begins with the source it belongs to; code of another V8 is refused by V8 itself.
 */
exports.requireWithCode = (file) => {
  const source = readFileSync(file);
  const kept = `${file}.code`;
  const cachedData = readCode(kept, source);
  const script = new Script(Module.wrap(source.toString()), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    cachedData,
  });
  const isCurrent = cachedData !== undefined && !script.cachedDataRejected;
  return {
    exports: run(script, file),
    keepCode: () => isCurrent || writeWhole(kept, () => Buffer.concat([source, script.createCachedData()])),
  };
};

function readCode(kept, source) {
  try {
    const content = readFileSync(kept);
    return content.subarray(0, source.length).equals(source) ? content.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
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

/** Other processes never see a part of it; where nothing can be written, every start compiles anew. */
function writeWhole(path, makeContent) {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, makeContent());
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}
