#!/usr/bin/env node
// CommonJS, which Node starts sooner than an ES module.
const { enableCompileCache } = require('node:module');
const { setFlagsFromString } = require('node:v8');
const { requireWithCode } = require('./require-with-code.js');

/**
 * The last Node whose V8 is known to have the flags below, by which patterns and functions that are run a few times, as those
 * of a start are, are not compiled anew to be faster. Of a flag that it does not know, V8 writes on standard error.
 */
const NEWEST_NODE = 26;

/**
 * Commands that may run for long, and gain what V8's baseline compiler costs: 18 of 431 million instructions of a lookup,
 * on Node 20 none. Under other flags V8 takes no code that was kept, so that these keep theirs apart.
 */
const LONG = new Set('batch db eval fields learn mcp pim review serve worker'.split(' '));

// What the start needs of Node itself. Under other flags V8 refuses the compiled code that Node brings of it, so it comes first.
require('node:net');
require('node:perf_hooks');
require('node:timers/promises');
require('node:tty');

const [release] = process.versions.node.split('.').map(Number);
if (release <= NEWEST_NODE) setFlagsFromString('--regexp-tier-up-ticks=50 --no-regexp-peephole-optimization');
if (release === 20) setFlagsFromString('--interrupt-budget=250000');
const isShort = release > 20 && release <= NEWEST_NODE && !LONG.has(process.argv[2]);
if (isShort) setFlagsFromString('--no-sparkplug');
enableCompileCache?.();
const { exports: start, keepCode } = requireWithCode(require.resolve('../dist/main.cjs'), isShort ? '-short' : '');
start.main(process.argv.slice(2)).then(() => {
  // A run that answered has compiled what the next one needs.
  if (process.exitCode === 0) keepCode();
  // What a connector may have left running does not keep the shell waiting; all output is written.
  process.exit();
});
