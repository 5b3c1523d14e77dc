import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LlmServer, startLlmServer } from './helpers/llm-server.js';
import { type Run, runBin } from './helpers/run-bin.js';

const KEY = 'sk-test-2f9c1d7e5b3a4c68';
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server that refuses the key and shows it, fails in other ways, or answers. */
function serveLeaking(): Promise<LlmServer> {
  const leak = { status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } };
  return startLlmServer({
    faults: (call) =>
      [leak, { status: 400, body: { error: { message: `bad header Bearer ${KEY}` } } }, undefined][call % 3],
  });
}

function writeConfig(url: string): string {
  const file = join(folder, 'config.json');
  const variable = '$' + '{SECRET_KEY}';
  const llm = (type: string, extra: object) => ({ chainOfThoughts: 'basic', connector: { type, ...extra } });
  const llms = {
    openai: llm('openai', { baseUrl: `${url}/v1`, model: 'm', apiKey: variable }),
    anthropic: llm('anthropic', { baseUrl: url, model: 'm', apiKey: variable }),
    replicate: llm('replicate', { baseUrl: `${url}/v1`, model: 'a/b', token: variable }),
  };
  writeFileSync(file, JSON.stringify({ llms }));
  return file;
}

/** All bytes of all files below a folder, as text that keeps ASCII. */
const bytesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')] as const);

describe('a secret', () => {
  it('is in no output, error, log, written file or database', { timeout: 120_000 }, async () => {
    const server = await serveLeaking();
    mkdirSync(join(folder, 'data'));
    const config = writeConfig(server.url);
    const input = join(folder, 'products.jsonl');
    writeFileSync(
      input,
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `{"id":"${id}","description":"Vasque ${id} en verre"}\n`).join(''),
    );
    const run = (words: readonly string[]): Promise<Run> =>
      runBin([...words, '--config', config], {
        directory: folder,
        environment: { XDG_DATA_HOME: join(folder, 'data'), SECRET_KEY: KEY, DEBUG: '' },
      });
    const runs: Run[] = [];
    for (const llm of ['openai', 'anthropic', 'replicate']) {
      const ask = ['--fields', 'EF002169,EF000007', '--llm', llm, '--timeout', '5s'];
      runs.push(await run(['Vasque en verre blanc', ...ask, '--details']));
      runs.push(await run(['Vasque en verre blanc', ...ask, '--dry-run']));
      runs.push(await run(['llm', 'test', llm, '--timeout', '5s']));
      runs.push(await run(['batch', input, ...ask, '--details', '--output', join(folder, `${llm}.jsonl`)]));
    }
    runs.push(await run(['llm']));
    await server.close();
    expect(server.calls).toBeGreaterThan(20);
    const printed = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    // The provider's own words are shown, so that the key would be among them if it were not taken out.
    expect(printed).toContain('Incorrect API key provided');
    expect(printed).not.toContain(KEY);
    const files = bytesBelow(folder);
    expect(files.map(([name]) => name)).toEqual(
      expect.arrayContaining(['catalogue.db', 'openai.jsonl', 'replicate.jsonl']),
    );
    expect(files.filter(([, bytes]) => bytes.includes(KEY)).map(([name]) => name)).toEqual([]);
  });
});

it('is in no debug line of the HTTP library, which prints addresses', async () => {
  const server = await startLlmServer();
  const connector = { type: 'openai', baseUrl: `${server.url}/v1?key=${KEY}`, model: 'm' };
  const config = join(folder, 'query.json');
  writeFileSync(config, JSON.stringify({ llms: { q: { chainOfThoughts: 'basic', connector } } }));
  const environment = { XDG_DATA_HOME: join(folder, 'debug'), NODE_DEBUG: 'undici,fetch,http,net', DEBUG: '*' };
  const words = ['Vasque en verre', '--fields', 'EF000007', '--llm', 'q', '--config', config, '--no-cache'];
  const { stderr, stdout } = await runBin(words, { directory: folder, environment });
  await server.close();
  expect(server.requests[0]?.path).toBe('/v1/chat/completions');
  expect(stderr).toMatch(/sending request to POST/);
  expect(stderr).toContain('?[redacted]');
  expect(stdout + stderr).not.toContain(KEY);
});
