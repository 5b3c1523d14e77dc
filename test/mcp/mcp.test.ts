import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LlmServer, startLlmServer } from '../helpers/llm-server.js';
import { BIN, runBin } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const environment = { ...process.env, XDG_DATA_HOME: join(folder, 'data'), NO_COLOR: '1' } as Record<string, string>;
const client = new Client({ name: 'test', version: '1' });
let upstream: LlmServer;
let stderr = '';

const FIELDS = [
  { name: 'width', label: 'largeur', type: 'number', unit: 'cm' },
  { name: 'colour', label: 'couleur', type: 'select', options: ['blanc', 'noir'] },
  { name: 'remark', label: 'remarque', type: 'text' },
];

beforeAll(async () => {
  upstream = await startLlmServer({ answer: '"blanc"', faults: [{ status: 500 }], latency: 50 });
  writeFileSync(join(folder, 'fields.json'), JSON.stringify(FIELDS));
  const connector = { type: 'openai', baseUrl: `${upstream.url}/v1`, model: 'm', apiKey: 'secret-key' };
  const config = { database: 'c.db', llms: { far: { connector } } };
  writeFileSync(join(folder, '.akeneolookuprc'), JSON.stringify(config));
  const seeded = await runBin(['db', 'seed', '--fields', 'fields.json'], { directory: folder, environment });
  expect(seeded.code).toBe(0);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [BIN, 'mcp'],
    cwd: folder,
    env: environment,
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (text) => {
    stderr += text;
  });
  await client.connect(transport);
});
afterAll(async () => {
  await client.close();
  await upstream.close();
});

/** What a tool answers, and what it says where it could not. */
async function call(name: string, words: Record<string, unknown>) {
  const { structuredContent, content, isError } = (await client.callTool({ name, arguments: words })) as CallToolResult;
  const [first] = content;
  const text = first?.type === 'text' ? first.text : '';
  if (!isError) expect(JSON.parse(text)).toEqual(structuredContent);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
  return isError ? { error: text } : (structuredContent as any);
}

describe('a client over the standard streams', () => {
  it('is told the tools and what they take', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['lookup', 'fields', 'explain']);
    expect(tools[0]?.inputSchema).toMatchObject({ type: 'object', required: ['description'] });
    expect(tools[2]?.inputSchema.required).toEqual(['description', 'fields']);
    expect(client.getServerVersion()?.name).toBe('akeneo-lookup');
  });

  it('gets the values of fields, with their words', async () => {
    const description = 'Table, couleur : blanc, <b>largeur</b> 60 cm';
    expect(await call('lookup', { description, fields: ['Largeur', 'colour', 'remark'] })).toEqual({
      values: { width: 60, colour: 'blanc', remark: null },
      evidence: { width: '60 cm', colour: 'blanc' },
    });
  });

  it('is warned of names that the catalogue does not know', async () => {
    const { unanswered, warnings } = await call('lookup', { description: 'Table', fields: ['widht'] });
    expect(unanswered).toEqual({ widht: 'unknown-field' });
    expect(warnings[0]).toContain('no field "widht" in the catalogue: the nearest are width');
  });

  it('gets the fields of the catalogue', async () => {
    const { fields } = await call('fields', { search: 'coul' });
    expect(fields).toMatchObject([{ code: 'colour', label: 'couleur', type: 'select' }]);
    expect(fields[0].options.map(({ code }: { code: string }) => code)).toEqual(['blanc', 'noir']);
    expect(await call('fields', { limit: 1 })).toMatchObject({ fields: [{ code: 'width', unit: 'cm' }], more: 2 });
    expect((await call('fields', { fields: ['remark'] })).fields).toHaveLength(1);
  });

  it('is told why a field has its value, or none', async () => {
    const description = 'Table, largeur 60 cm, couleur vert pomme';
    const { answers } = await call('explain', { description, fields: ['width', 'colour'] });
    expect(answers[0]).toMatchObject({ field: 'width', status: 'found', connector: 'offline' });
    expect(answers[0].evidence).toEqual({ text: '60 cm', start: 15, end: 20 });
    expect(answers[1]).toMatchObject({
      field: 'colour',
      value: null,
      status: 'absent',
      absence: { cause: expect.any(String) },
    });
  });

  it('gets what a model answers, and why it does not', async () => {
    const { values } = await call('lookup', { description: 'Table claire', fields: ['colour'], llm: 'far' });
    expect(values).toEqual({ colour: 'blanc' });
  });

  it.each([
    ['no fields', 'lookup', { description: 'Table' }, /no fields asked/],
    ['a text without words', 'lookup', { description: '<br>', fields: ['width'] }, /no text/],
    [
      'a composition that is not there',
      'lookup',
      { description: 'x', fields: ['width'], llm: 'fra' },
      /did you mean "far"/,
    ],
    ['a family that is not there', 'lookup', { description: 'x', fields: ['family:x'] }, /no family "x"/],
    ['words of another kind', 'lookup', { description: 3 }, /description/],
    ['a name that the catalogue does not know', 'fields', { fields: ['widht'] }, /the nearest are width/],
  ])('is told of %s as an error of the tool', async (_, name, words, sentence) => {
    const { error } = await call(name, words);
    expect(error).toMatch(sentence);
    expect(error).not.toContain('    at ');
  });

  it('is answered by what another process loads meanwhile, within moments', async () => {
    const description = 'Nappe zircalin, cousue main';
    const asked = { description, fields: ['remark'] };
    expect((await call('lookup', asked)).values).toEqual({ remark: null });
    writeFileSync(join(folder, 'more.jsonl'), JSON.stringify({ description, values: { remark: 'zircalin' } }));
    const words = ['db', 'seed', '--fields', 'fields.json', '--examples', 'more.jsonl'];
    expect((await runBin(words, { directory: folder, environment })).code).toBe(0);
    await expect
      .poll(async () => (await call('lookup', asked)).values, { timeout: 60_000, interval: 250 })
      .toEqual({ remark: 'zircalin' });
  }, 90_000);

  it('hears nothing on standard error but what is good to know', () => {
    expect(stderr).not.toContain('secret-key');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('mcp', () => {
  const request = (id: number, method: string, params: object) => ({ jsonrpc: '2.0', id, method, params });
  const hello = request(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  });
  const lines = (messages: readonly object[]) => messages.map((message) => `${JSON.stringify(message)}\n`).join('');
  const run = (input: string, ...words: string[]) =>
    runBin(['mcp', ...words], { directory: folder, environment, input });

  it('answers the last call of a client that ends its input, with nothing but the protocol', async () => {
    const ask = request(2, 'tools/call', {
      name: 'lookup',
      arguments: { description: 'largeur 60 cm', fields: ['width'] },
    });
    const { code, stdout } = await run(lines([hello, { jsonrpc: '2.0', method: 'notifications/initialized' }, ask]));
    const replies = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(replies.map(({ id }) => id)).toEqual([1, 2]);
    expect(replies[1].result.structuredContent.values).toEqual({ width: 60 });
  });

  it('goes on after a line that is no message', async () => {
    const { code, stdout } = await run(`this is no JSON\n${lines([hello])}`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, result: { serverInfo: { name: 'akeneo-lookup' } } });
  });

  it('says in a sentence what keeps it from starting', async () => {
    const { code, stdout, stderr } = await run('', '--llm', 'fra');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: no llm "fra": did you mean "far"/);
  });

  it('ends on SIGTERM while its client says nothing', async () => {
    const child = spawn(process.execPath, [BIN, 'mcp'], { cwd: folder, env: environment, stdio: 'pipe' });
    child.stdin.write(lines([hello]));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });
});
