import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { defaultLoaders } from 'cosmiconfig';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/default-config.js';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { loadConfig } from '../../src/config/load-config.js';
import { connectorTypes } from '../../src/connectors/index.js';
import { makeFolder } from './folder.js';

let example: string;
let isValid: (content: unknown) => unknown;

beforeAll(async () => {
  example = await readFile(join(import.meta.dirname, '..', '..', '.akeneolookuprc.example'), 'utf8');
  const ajv = new Ajv({ strict: true, allErrors: true });
  const validate = ajv.compile(await configJsonSchema());
  isValid = (content) => validate(content) || validate.errors;
});

const parse = (text: string): unknown => defaultLoaders['.yaml']('example.yaml', text);

/** The example with its settings that are commented out. */
const whole = () => example.replace(/^( *)#(?=[^ #\n]| +\w+:)(?! \w)/gm, '$1');

async function load(text: string) {
  const folder = await makeFolder();
  const file = await folder.write('.akeneolookuprc', text);
  return { folder, file, config: await loadConfig({ directory: folder.path, environment: {} }) };
}

describe('the example', () => {
  it('loads when it is copied, and changes nothing but what it adds', async () => {
    const { config, file } = await load(example);
    const { llms, ...settings } = DEFAULT_CONFIG;
    expect(config).toEqual({
      ...settings,
      file,
      llms: expect.objectContaining(llms),
      configured: ['hosted', 'local', 'cautious'],
    });
  });

  it('loads with everything that it shows', async () => {
    expect(whole()).not.toMatch(/^ *#\w/m);
    const { config, folder } = await load(whole());
    expect(config).toMatchObject({
      database: join(folder.path, 'catalogue.db'),
      fields: ['EF002169', 'EF000007', 'EF000008'],
      grounded: true,
      minConfidence: 0.6,
      configured: ['hosted', 'local', 'cautious', 'llama2', 'camellm'],
    });
    expect(config.llms.llama2).toMatchObject(
      DEFAULT_CONFIG.llms.llama2?.maxPromptLength ? { maxPromptLength: 4096 } : {},
    );
  });

  it('is completed by editors from the schema in the package', async () => {
    expect(example.split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./node_modules/akeneo-lookup/dist/config.schema.json',
    );
    expect(isValid(parse(example))).toBe(true);
    expect(isValid(parse(whole()))).toBe(true);
  });
});

describe('the JSON Schema', () => {
  it.each([
    { databse: 'x' },
    { timeout: 20 },
    { timeout: '20' },
    { concurrency: 0 },
    { locale: 'es' },
    { llms: { a: { groop: 1 } } },
    { llms: { a: { template: 'lama2' } } },
    { llms: { a: { chainOfThoughts: 'few' } } },
    { llms: { a: { connector: { type: 'replicat' } } } },
    { llms: { a: { connector: { type: 'static', txt: '' } } } },
    { llms: { a: { connector: { type: 'replicate', model: 'x' } } } },
    { llms: { a: { price: { prompt: 1 } } } },
  ])('refuses %j, as the check on load does', async (content) => {
    expect(isValid(content)).not.toBe(true);
    await expect(load(JSON.stringify(content))).rejects.toThrow('configuration file');
  });

  it('knows every connector', async () => {
    const text = JSON.stringify(await configJsonSchema());
    for (const type of connectorTypes) expect(text).toContain(`"const":"${type}"`);
  });

  it('describes every setting', async () => {
    const { properties } = (await configJsonSchema()) as { properties: Record<string, { description?: string }> };
    const { $schema, ...settings } = properties;
    expect(Object.entries(settings).filter(([, { description }]) => !description)).toEqual([]);
  });
});
