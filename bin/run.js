#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();
const { main } = await import('../dist/main.js');
await main(import.meta.url, process.argv.slice(2));
// What a connector may have left running does not keep the shell waiting; all output is written.
process.exit();
