import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/default-config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { UserError } from '../../src/errors.js';
import { type Folder, makeFolder } from './folder.js';

let folder: Folder;

beforeEach(async () => {
  folder = await makeFolder();
});

const load = (environment: NodeJS.ProcessEnv = {}, file?: string, directory = folder.path) =>
  loadConfig({ directory, environment, ...(file && { file }) });

/** The message that a file gets, with the path of its folder left out. */
async function mistakeIn(name: string, text: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  await folder.write(name, text);
  return mistakeOf(load(environment, name));
}

async function mistakeOf(loading: Promise<unknown>): Promise<string> {
  const error = await loading.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message.replaceAll(`${folder.path}/`, '');
}

describe('a configuration', () => {
  it('is built in without a file', async () => {
    expect(await load()).toEqual(DEFAULT_CONFIG);
    expect(Object.keys(DEFAULT_CONFIG.llms)).toEqual(['offline', 'llama2', 'camellm']);
  });

  it.each([
    ['.akeneolookuprc', 'locale: de'],
    ['.akeneolookuprc', '{"locale": "de"}'],
    ['.akeneolookuprc.json', '{"$schema": "./config.schema.json", "locale": "de"}'],
    ['.akeneolookuprc.yaml', '# ein Kommentar\nlocale: de\n'],
    ['.akeneolookuprc.yml', '\uFEFFlocale: de'],
    ['.akeneolookuprc.js', 'module.exports = { locale: "de" }'],
    ['.akeneolookuprc.mjs', 'export default { locale: "de" }'],
    ['.akeneolookuprc.cjs', 'module.exports = { locale: "de" }'],
    ['akeneolookup.config.js', 'export default { locale: "de" }'],
    ['akeneolookup.config.mjs', 'export default { locale: "de" }'],
    ['akeneolookup.config.cjs', 'module.exports = { locale: "de" }'],
    ['package.json', '{"name": "catalogue", "akeneolookup": {"locale": "de"}}'],
  ])('is read from %s in a folder above', async (name, text) => {
    const file = await folder.write(name, text);
    const below = join(folder.path, 'a', 'b');
    await mkdir(below, { recursive: true });
    expect(await load({}, undefined, below)).toEqual({ ...DEFAULT_CONFIG, locale: 'de', file });
  });

  it.each([
    ['conf/lookup.yaml', 'locale: de'],
    ['conf/lookup.json', '{"locale": "de"}'],
    ['conf/lookup.mjs', 'export default { locale: "de" }'],
    ['.akeneolookuprc.example', 'locale: de'],
    ['lookup', 'locale: de'],
  ])('is read from %s when that is named, by flag or environment', async (name, text) => {
    await folder.write('.akeneolookuprc', 'locale: en');
    const file = await folder.write(name, text);
    expect(await load({}, name)).toMatchObject({ locale: 'de', file });
    expect(await load({}, file)).toMatchObject({ locale: 'de', file });
    expect(await load({ AKENEO_LOOKUP_CONFIG: name })).toMatchObject({ locale: 'de', file });
    expect(await load({ AKENEO_LOOKUP_CONFIG: 'missing' }, name)).toMatchObject({ locale: 'de', file });
  });

  it('keeps to what is built in when the file is empty', async () => {
    for (const text of ['', '# nothing yet\n', '{}']) {
      const file = await folder.write('.akeneolookuprc', text);
      expect(await load()).toEqual({ ...DEFAULT_CONFIG, file });
    }
  });

  it('takes every setting', async () => {
    await folder.write('codes.txt', 'C\nD\n');
    const settings = {
      database: './data/catalogue.db',
      locale: 'en',
      llm: 'llama2',
      timeout: '1.5m',
      concurrency: 3,
      fields: ['A,B', '@codes.txt'],
      grounded: true,
      minConfidence: 0.6,
      ranges: { T: { min: 'T_MIN', max: 'T_MAX' } },
    };
    const file = await folder.write('.akeneolookuprc', JSON.stringify(settings));
    expect(await load({}, undefined, join(folder.path))).toEqual({
      ...DEFAULT_CONFIG,
      ...settings,
      database: join(folder.path, 'data', 'catalogue.db'),
      timeout: 90_000,
      fields: ['A,B', 'C', 'D'],
      file,
    });
  });

  it('puts the environment over the file', async () => {
    await folder.write('conf/rc.yaml', 'timeout: 5s\ndatabase: a.db');
    const environment = {
      AKENEO_LOOKUP_CONFIG: 'conf/rc.yaml',
      LLM_QUERY_TIMEOUT: '2.5',
      AKENEO_LOOKUP_DATABASE: 'b.db',
    };
    expect(await load({ AKENEO_LOOKUP_CONFIG: 'conf/rc.yaml' })).toMatchObject({
      timeout: 5000,
      database: join(folder.path, 'conf', 'a.db'),
    });
    expect(await load(environment)).toMatchObject({ timeout: 2500, database: join(folder.path, 'b.db') });
  });

  it('takes empty variables for unset ones', async () => {
    const environment = { AKENEO_LOOKUP_CONFIG: '', LLM_QUERY_TIMEOUT: '', AKENEO_LOOKUP_DATABASE: '' };
    expect(await load(environment)).toEqual(DEFAULT_CONFIG);
  });

  it('reads variables, and asks for those that every run needs', async () => {
    const text = `database: "\${DATA}/catalogue.db"\nlocale: "\${LOCALE:-de}"`;
    await folder.write('.akeneolookuprc', text);
    expect(await load({ DATA: '/data' })).toMatchObject({ database: '/data/catalogue.db', locale: 'de' });
    expect(await mistakeOf(load({}))).toBe('configuration file .akeneolookuprc needs a value for DATA: export DATA');
  });
});

describe('compositions of a file', () => {
  it('stand beside the built-in ones, and change what they name', async () => {
    const text = 'llms:\n  llama2: {maxPromptLength: 2000}\n  mine: {connector: {type: static, text: "1"}}';
    await folder.write('.akeneolookuprc', text);
    const { llms, configured } = await load();
    expect(llms).toEqual({
      ...DEFAULT_CONFIG.llms,
      llama2: { ...DEFAULT_CONFIG.llms.llama2, maxPromptLength: 2000 },
      mine: { connector: { type: 'static', text: '1' } },
    });
    expect(configured).toEqual(['llama2', 'mine']);
  });

  it('take nothing from the built-in one of their name when they ask another', async () => {
    await folder.write('.akeneolookuprc', 'llms: {llama2: {gate: offline, llm: camellm}}');
    expect((await load()).llms.llama2).toEqual({ gate: 'offline', llm: 'camellm' });
  });

  it('may be code of the user', async () => {
    await folder.write(
      'akeneolookup.config.mjs',
      `class Own { name = 'own'; complete() { return { text: '1' }; } }
       const chainOfThoughts = { name: 'mine', exampleCount: 0, ask() {}, read() {} };
       export default { llms: { own: { connector: new Own(), chainOfThoughts } } };`,
    );
    const { own } = (await load()).llms;
    expect(own?.connector).toMatchObject({ name: 'own', complete: expect.any(Function) });
    expect(own?.chainOfThoughts).toMatchObject({ name: 'mine', read: expect.any(Function) });
  });
});

describe('a mistake', () => {
  it.each([
    ['databse: x', 'unknown key "databse": did you mean "database"?'],
    [
      'xyz: 1',
      'unknown key "xyz" (known: database, locale, llm, timeout, concurrency, fields, grounded, html, minConfidence, cache, ranges, pim, llms)',
    ],
    [
      'llms: {llama2: {chainOfThought: basic}}',
      'llms.llama2: unknown key "chainOfThought": did you mean "chainOfThoughts"?',
    ],
    ['llms: {a: {connector: {type: static, txt: x}}}', 'llms.a.connector: unknown key "txt": did you mean "text"?'],
    [
      'llms: {a: {connector: {type: replicat}}}',
      /^llms\.a\.connector\.type: must be one of .*replicate.*: did you mean "replicate"\?$/,
    ],
    ['llms: {a: {connector: {model: x}}}', /^llms\.a\.connector\.type: must be one of /],
    ['llms: {a: {connector: static}}', 'llms.a.connector: must be keys and values, not text'],
    ['llms: {a: {connector: {type: replicate, token: x}}}', 'llms.a.connector.model: is missing'],
    ['locale: dee', 'locale: must be one of fr, en, de: did you mean "de"?'],
    ['locale: 5', 'locale: must be one of fr, en, de'],
    ['concurrency: "8"', 'concurrency: must be a whole number, not text'],
    ['concurrency: 1.5', 'concurrency: must be a whole number'],
    ['concurrency: 0', 'concurrency: must be at least 1'],
    ['timeout: 20', 'timeout: must be a duration above 0 such as "20s" (ms, s, m, h)'],
    ['timeout: 0s', 'timeout: must be a duration above 0 such as "20s" (ms, s, m, h)'],
    ['timeout: abc', 'timeout: must be a duration above 0 such as "20s" (ms, s, m, h)'],
    ['fields: 3', 'fields: must be field codes: a list, or a text such as "EF000007,EF000008"'],
    ['grounded: "yes"', 'grounded: must be true or false, not text'],
    ['minConfidence: 60', 'minConfidence: must be at most 1'],
    ['llm:', 'llm: must be text, not empty'],
    ['llm: ""', 'llm: must not be empty'],
    ['llm: lama2', 'llm: no llm "lama2": did you mean "llama2"? (configured: camellm, llama2, offline)'],
    ['llms: [a]', 'llms: must be keys and values, not a list'],
    ['llms: {llama2: 5}', 'llms.llama2: must be keys and values, not a number'],
    ['llms: {llama2: {stop: [a, 1]}}', 'llms.llama2.stop[1]: must be text, not a number'],
    [
      'llms: {llama2: {template: lama2}}',
      /^llms\.llama2\.template: must be one of llama2, .*: did you mean "llama2"\?$/,
    ],
    [
      'llms: {llama2: {chainOfThoughts: few-shots}}',
      /^llms\.llama2\.chainOfThoughts: must be one of .*: did you mean "few-shot"\?$/,
    ],
    ['llms: {llama2: {price: {prompt: 1}}}', 'llms.llama2.price.completion: is missing'],
    ['llms: {llama2: {gate: online}}', 'llms.llama2.gate: must be one of offline: did you mean "offline"?'],
    ['llms: {a: {gate: offline}}', 'llms.a: has neither a connector nor an llm: give it one of them'],
    [
      'llms: {a: {llm: llama2, template: chat, seed: 1}}',
      'llms.a: asks llm "llama2", so its own template, seed would do nothing: leave out one or the other',
    ],
    [
      'llms: {a: {connector: {type: offline}, template: chat, gate: offline, grounded: true}}',
      'llms.a: answers through the offline engine, so its own template, gate would do nothing: leave out one or the other',
    ],
    ['llms: {a: {llm: gpt-4.1-mini}}', 'llms.a.llm: no llm "gpt-4.1-mini" (configured: a, camellm, llama2, offline)'],
    [
      'llms: {a: {llm: llama2, fallback: [offline, ofline]}}',
      'llms.a.fallback[1]: no llm "ofline": did you mean "offline"? (configured: a, camellm, llama2, offline)',
    ],
    ['[1]', 'must be keys and values, not a list'],
    ['just words', 'must be keys and values, not text'],
  ])('in "%s" is told with its place', async (text, problem) => {
    const message = await mistakeIn('rc', text);
    const [, rest] = /^configuration file rc: (.*)$/s.exec(message) ?? [];
    if (typeof problem === 'string') expect(rest).toBe(problem);
    else expect(rest).toMatch(problem);
  });

  it('does not hide the others', async () => {
    const text = 'localle: fr\ntimeout: 5\nllms: {a: {groop: 1, connector: {type: static, delay: x}}}';
    expect(await mistakeIn('rc', text)).toBe(
      'configuration file rc: timeout: must be a duration above 0 such as "20s" (ms, s, m, h); ' +
        'llms.a: unknown key "groop": did you mean "group"?; unknown key "localle": did you mean "locale"?; ' +
        'llms.a.connector.delay: must be a number, not text',
    );
  });

  it('is told without the value, which may be a secret', async () => {
    const secret = 'r8_SECRET';
    const text = `llms: {a: {template: "\${TOKEN}", connector: {type: replicate, model: m, token: [${secret}]}}}`;
    const message = await mistakeIn('rc', text, { TOKEN: secret });
    expect(message).toContain('llms.a.connector.token: must be text, not a list');
    expect(message).toContain('llms.a.template: must be one of');
    expect(message).not.toContain(secret);
  });

  it('is not looked for in what waits for a variable', async () => {
    const text = `llms: {a: {template: "\${TEMPLATE}", attemptTimeout: "\${LIMIT}", connector: {type: static}}}`;
    await folder.write('rc', text);
    expect((await load({}, 'rc')).llms.a?.template).toBe(`\${TEMPLATE}`);
    expect(await mistakeOf(load({ TEMPLATE: 'x', LIMIT: '1s' }, 'rc'))).toContain('llms.a.template: must be one of');
    expect(await mistakeOf(load({ TEMPLATE: 'chat', LIMIT: '1' }, 'rc'))).toContain(
      'llms.a.attemptTimeout: must be a duration',
    );
  });

  it.each([
    ['{name: "", complete() {}}', 'llms.a.connector.name: must not be empty'],
    ['{complete() {}}', 'llms.a.connector.name: is missing'],
    ['{name: "x", complete: 5}', 'llms.a.connector.complete: must be a function'],
    ['{name: "x", complete() {}, close: 5}', 'llms.a.connector.close: must be a function'],
  ])('in a connector of the user is told: %s', async (connector, problem) => {
    const text = `export default { llms: { a: { connector: ${connector} } } }`;
    expect(await mistakeIn('rc.mjs', text)).toContain(problem);
  });

  it.each([
    ['{name: "x", exampleCount: 1, ask() {}}', 'llms.llama2.chainOfThoughts.read: must be a function'],
    [
      '{name: "x", exampleCount: "1", ask() {}, read() {}}',
      'llms.llama2.chainOfThoughts.exampleCount: must be a whole number, not text',
    ],
  ])('in a chain of thoughts of the user is told: %s', async (chain, problem) => {
    const text = `export default { llms: { llama2: { chainOfThoughts: ${chain} } } }`;
    expect(await mistakeIn('rc.mjs', text)).toContain(problem);
  });

  it.each(['abc', '0', '-1', '1d'])('in LLM_QUERY_TIMEOUT=%s is told', async (seconds) => {
    expect(await mistakeOf(load({ LLM_QUERY_TIMEOUT: seconds }))).toMatch(/^LLM_QUERY_TIMEOUT is "/);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['rc.yaml', 'locale: fr\nllm: [offline\ntimeout: 5s\n', /^rc\.yaml:3:1: not valid YAML, .*: mend this line$/],
    ['rc', 'locale: fr\n\tllm: x', /^rc:2:1: not valid YAML, /],
    ['rc.yaml', 'locale: fr\nlocale: de', /^rc\.yaml:2:1: not valid YAML, duplicated mapping key: mend this line$/],
    ['rc.json', '{\n  "locale": "fr",\n}', /^rc\.json:3:1: not valid JSON, unexpected "}": mend this line$/],
    ['rc.json', '\uFEFF{"locale": "fr"', /^rc\.json:1:16: not valid JSON, the file ends too early: mend this line$/],
    ['rc.json', '{"locale": tru}', /^rc\.json:1:15: not valid JSON, unexpected "}": mend this line$/],
    [
      'package.json',
      '{"akeneolookup": {"locale": "fr" "llm": "x"}}',
      /^package\.json:1:34: not valid JSON, unexpected "\\"": /,
    ],
  ])('is named with line and column: %s %j', async (name, text, message) => {
    expect(await mistakeIn(name, text)).toMatch(message);
  });

  it('is named when it is found rather than given', async () => {
    await folder.write('.akeneolookuprc', 'llm: [');
    expect(await mistakeOf(load())).toMatch(/^\.akeneolookuprc:2:1: not valid YAML, /);
  });

  it('is told of when its own imports lead nowhere or back', async () => {
    expect(await mistakeIn('rc.yaml', '$import: ./none.yaml')).toMatch(
      /^cannot read configuration file.*, ENOENT: .*none\.yaml/,
    );
    expect(await mistakeIn('rc.yaml', '$import: ./rc.yaml')).toMatch(/^cannot read configuration file.*rc\.yaml/);
  });

  it('is named when it does not exist or is a folder', async () => {
    expect(await mistakeOf(load({}, 'none.yaml'))).toBe(
      'configuration file none.yaml does not exist: check --config and AKENEO_LOOKUP_CONFIG',
    );
    expect(await mistakeOf(load({ AKENEO_LOOKUP_CONFIG: '.' }))).toMatch(/ is not a file: check --config/);
  });

  it.each([
    ['rc.mjs', 'export default {', /^rc\.mjs could not be loaded, .+: mend it$/],
    ['rc.mjs', 'throw new Error("no luck")', 'rc.mjs could not be loaded, no luck: mend it'],
    [
      'rc.mjs',
      'export const locale = "fr"',
      'rc.mjs has no default export: write export default { … } (module.exports = { … } in a .cjs file)',
    ],
    ['rc.mjs', 'export default () => ({})', 'configuration file rc.mjs: must be keys and values, not function'],
  ])('is named when it is code that fails: %s %s', async (name, text, message) => {
    const told = await mistakeIn(name, text);
    if (typeof message === 'string') expect(told).toBe(message);
    else expect(told).toMatch(message);
  });
});
