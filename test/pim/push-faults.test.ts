import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { latestRuns } from '../../src/database/catalogue/pim-ledger.js';
import { LOGIN, type PimFault, type SeenRequest } from '../helpers/pim-server.js';
import { BIN, runBin } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { answer, type PushScene, startPushScene } from './push-scene.js';
import { addProduct } from './scene.js';

const folder = temporaryFolder();
let scene: PushScene;
let values: Record<string, Record<string, unknown>>;

beforeEach(async () => {
  scene = await startPushScene();
  values = {};
  for (let place = 0; place < 120; place++) {
    addProduct(scene.store, `n${place}`, {});
    values[`n${place}`] = { whole: (place % 99) + 1, colour: 'blue' };
  }
});

const isPatch = ({ method }: SeenRequest) => method === 'PATCH';
const isRead = ({ method, path, query }: SeenRequest) =>
  method === 'GET' && path.endsWith('/products-uuid') && query.has('search');

function expectAllWritten(): void {
  for (const [key, own] of Object.entries(values)) {
    for (const [attribute, data] of Object.entries(own)) expect(scene.data(key, attribute)).toEqual(data);
  }
  expect(new Set(scene.server.applied).size).toBe(240);
}

describe('a push writes everything once', () => {
  const faults: readonly (readonly [string, PimFault])[] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.05' } }],
    ['429 without Retry-After', { status: 429 }],
    ['a request timeout', { status: 408 }],
    ['an internal error', { status: 500 }],
    ['a bad gateway', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' }],
    ['a reset before it was done', 'reset'],
    ['a reset after it was done', 'done, then reset'],
    ['an answer that tells of one line only', 'done, half told'],
    ['an answer that never comes', 'hang'],
    [
      'a page in the place of an answer',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Soon</html>' },
    ],
  ];

  test.each(faults)('after %s', async (_name, fault) => {
    scene.server.fault(isPatch, fault, 2);
    const { tally, refusals } = await scene.push(values);
    expect(refusals).toEqual([]);
    expect(tally).toMatchObject({ changes: 240, refused: 0 });
    expectAllWritten();
    expect(scene.server.applied).toHaveLength(240);
    expect(await scene.undo()).toMatchObject({ undone: 240, touched: 0 });
  });

  test.each(faults)('after reading it again met %s', async (_name, fault) => {
    scene.server.fault(isRead, fault === 'done, half told' || fault === 'done, then reset' ? 'cut' : fault, 2);
    expect((await scene.push(values)).tally).toMatchObject({ changes: 240 });
    expect(scene.server.applied).toHaveLength(240);
  });

  test('in smaller lists where a list is too large for what stands before the PIM', async () => {
    scene.server.largestBody = 1_000;
    expect((await scene.push(values)).tally).toMatchObject({ changes: 240, refused: 0 });
    expectAllWritten();
  });

  test('while tokens end and refresh tokens are refused', async () => {
    scene.server.fault(isPatch, { status: 401 }, 2);
    scene.server.fault(isRead, { status: 401 }, 1);
    scene.server.refreshes = false;
    expect((await scene.push(values)).tally).toMatchObject({ changes: 240 });
    expect(scene.server.applied).toHaveLength(240);
  });
});

test('one product that the PIM stumbles over is refused, and the others stand', async () => {
  scene.server.fault(({ body, method }) => method === 'PATCH' && body.includes('"n7"'), { status: 500 }, 99);
  const { tally, refusals } = await scene.push(values);
  expect(refusals).toMatchObject([{ product: 'n7', identifier: 'sku-n7', status: 500 }]);
  expect(tally).toMatchObject({ changes: 238 });
});

test('a PIM that fails for good ends the push, which goes on where it was', async () => {
  scene.server.fault((request) => isPatch(request) && request.body.includes('"n110"'), 'reset', 99);
  await expect(scene.push(values)).rejects.toThrow('run the same command again to go on');
  const run = latestRuns(scene.database, 1)[0];
  expect(run).toMatchObject({ finishedAt: null });
  scene.server.fault(() => false, 'reset');
  const others = scene.server.applied.length;
  expect(others).toBeLessThan(240);
}, 60_000);

describe('a push that is killed', () => {
  const file = join(folder, 'filled.jsonl');
  const config = join(folder, 'rc.yaml');
  const words = ['pim', 'push', file, '--yes', '--config', config];

  beforeEach(() => {
    const rows = Object.entries(values).map(([id, own]) => ({
      id,
      answers: Object.entries(own).map(([field, value]) => answer(field, value)),
    }));
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const pim = { url: scene.server.url, ...LOGIN, locale: 'en_US', channel: 'web' };
    writeFileSync(config, JSON.stringify({ database: scene.database.path, pim }));
  });

  test('by Ctrl-C says so, and goes on when it is started again', async () => {
    scene.server.delay = 200;
    const stopped = await runBin(words, {
      onStart(child) {
        const look = setInterval(() => {
          if (!scene.server.requests.some(isPatch)) return;
          clearInterval(look);
          child.kill('SIGINT');
        }, 10);
      },
    });
    expect([stopped.code, stopped.stdout]).toEqual([130, '']);
    expect(stopped.stderr).toBe('note: stopped; the same command goes on where it was\n');
    scene.server.delay = 0;
    expect((await runBin(words)).code).toBe(0);
    expectAllWritten();
    expect(scene.server.applied).toHaveLength(240);
  }, 60_000);

  test('at any moment is finished by the next ones, which write every value once', async () => {
    scene.server.delay = 40;
    for (let kill = 0; kill < 8; kill++) {
      const child = spawn(process.execPath, [BIN, ...words], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, 250 + kill * 60));
      child.kill('SIGKILL');
      await ended;
    }
    const last = await runBin(words);
    expect(last.code).toBe(0);
    expectAllWritten();
    expect(scene.server.applied).toHaveLength(240);
    expect(latestRuns(scene.database, 9)).toMatchObject([{ id: 1, written: 240 }]);
    const undo = await runBin(['pim', 'undo', '1', '--yes', '--config', config]);
    expect(undo.stdout).toBe('took back 240 values\n');
    expect(scene.data('n5', 'whole')).toBeUndefined();
  }, 60_000);
});
