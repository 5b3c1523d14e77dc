import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueFolder } from '../helpers/catalogue-folder.js';
import { type LlmServer, startLlmServer } from '../helpers/llm-server.js';
import { BIN, runBin } from '../helpers/run-bin.js';
import { until } from './start-server.js';

const folder = catalogueFolder();
const database = join(folder.path, 'catalogue.db');
let child: ChildProcess | undefined;
let upstream: LlmServer | undefined;

afterAll(async () => {
  child?.kill('SIGKILL');
  await upstream?.close();
});

async function seed(fields: readonly object[], examples: readonly object[], file = database): Promise<void> {
  const files = [
    '--fields',
    folder.write('fields.json', fields),
    '--examples',
    folder.write('examples.json', examples),
  ];
  const { code } = await runBin(['db', 'seed', '--replace', '--database', file, ...files]);
  expect(code).toBe(0);
}

/** Starts the program in front of a server that plays a slow LLM; returns how to ask it. */
async function startServe() {
  const server = await startLlmServer({ answer: '"blanc"', latency: 4000 });
  upstream = server;
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const config = folder.write('config.json', { llms: { far: { connector } } });
  const words = ['serve', '--port', '0', '--database', database, '--config', config, '--no-cache'];
  const started = spawn(process.execPath, [BIN, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  child = started;
  let log = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  await until(() => log.includes('listening'));
  const url = /"url":"([^"]+)"/.exec(log)?.[1] ?? '';
  const ask = async (llm: string, fields: readonly string[]) => {
    const response = await fetch(`${url}/api/product/fields/lookup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'Armoire en blanc, zircalin mat', llm, fields }),
    });
    return [response.status, await response.json()];
  };
  const listed = async () =>
    ((await (await fetch(`${url}/api/fields`)).json()) as { code: string }[]).map((it) => it.code);
  return { server, ask, listed, log: () => log };
}

const COLOUR = { name: 'COLOUR', label: 'couleur', type: 'text' };
const MATERIAL = { name: 'MATERIAL', label: 'matière', type: 'text' };
const FINISH = { name: 'FINISH', label: 'finition', type: 'select', options: ['mat', 'brillant'] };
const OLD = { name: 'OLD', label: 'ancien', type: 'text' };
const ITEMS = ['Table', 'Banc', 'Lit', 'Bureau', 'Chaise', 'Commode'];

describe('serve, while another process loads its catalogue', () => {
  it('answers what is in flight, and what comes later from what was loaded or put in its place', async () => {
    await seed([OLD, COLOUR, MATERIAL], [{ description: 'Table rouge', values: { COLOUR: 'rouge' } }]);
    const { server, ask, listed, log } = await startServe();
    expect(await ask('offline', ['MATERIAL', 'FINISH', 'OLD'])).toEqual([
      200,
      { MATERIAL: null, FINISH: null, OLD: null },
    ]);
    const inFlight = ask('far', ['COLOUR', 'OLD']);
    await until(() => server.calls === 2);

    const examples = ITEMS.map((item) => ({ description: `${item} en zircalin`, values: { MATERIAL: 'zircalin' } }));
    await seed([COLOUR, MATERIAL, FINISH], examples);
    await until(() => log().includes('catalogue read anew'));
    expect(await ask('offline', ['MATERIAL', 'FINISH'])).toEqual([200, { MATERIAL: 'zircalin', FINISH: 'mat' }]);
    expect(await listed()).toEqual(['COLOUR', 'MATERIAL', 'FINISH']);

    const later = ask('far', ['MATERIAL']);
    await until(() => server.calls === 3);
    expect(JSON.stringify(server.requests[2]?.body)).toContain('Banc en zircalin');
    expect(await inFlight).toEqual([200, { COLOUR: 'blanc', OLD: 'blanc' }]);
    expect((await later)[0]).toBe(200);
    expect(log().match(/catalogue read anew/g)).toHaveLength(1);

    await seed(
      [MATERIAL],
      [{ description: 'Table en orichalque', values: { MATERIAL: 'orichalque' } }],
      `${database}.new`,
    );
    renameSync(`${database}.new`, database);
    await until(() => log().includes('is another file now, which is read instead'));
    expect(await listed()).toEqual(['MATERIAL']);
    expect(await ask('offline', ['MATERIAL', 'FINISH'])).toEqual([200, { MATERIAL: null, FINISH: null }]);
  });
});
