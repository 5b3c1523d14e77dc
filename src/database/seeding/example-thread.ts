import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../../errors.js';
import { readExampleRows } from './example-rows.js';
import type { RowsReply, RowsRequest } from './rows-thread.js';

if (!parentPort) throw new Error('this file is run as a thread');
const port = parentPort;
const asked = on(port, 'message');
const reply = (message: RowsReply) => port.postMessage(message);

const { files, targets, reading } = workerData as RowsRequest;
try {
  for await (const rows of readExampleRows(files, targets, reading)) {
    await asked.next();
    reply({ rows });
  }
  reply({ done: true });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  const { message, code, exitCode } = error;
  reply({ mistake: { message, code, exitCode } });
}
await asked.return?.();
port.close();
