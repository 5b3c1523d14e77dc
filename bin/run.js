#!/usr/bin/env node
// CommonJS, which Node starts sooner than an ES module.
const { enableCompileCache } = require('node:module');
const { requireWithCode } = require('./require-with-code.js');

enableCompileCache?.();
const { exports: start, keepCode } = requireWithCode(require.resolve('../dist/main.cjs'));
start.main(process.argv.slice(2)).then(() => {
  // A run that answered has compiled what the next one needs.
  if (process.exitCode === 0) keepCode();
  // What a connector may have left running does not keep the shell waiting; all output is written.
  process.exit();
});
