import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROVIDER_NAMES, PROVIDERS, type Provider } from '../../../src/cli/init/providers.js';
import { writeConfig } from '../../../src/cli/init/write-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { resolveLlm } from '../../../src/config/resolve-llm.js';
import { runBin } from '../../helpers/run-bin.js';
import { hasTerminal, runInTerminal } from '../../helpers/run-in-terminal.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();

function makeFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

describe('a configuration that init writes', () => {
  it.each(PROVIDER_NAMES)('is read, and reaches %s', async (provider) => {
    const { need, model, needed, connector }: Provider = PROVIDERS[provider];
    const file = join(folder, '.akeneolookuprc');
    writeFileSync(file, writeConfig({ provider, model, needed }));
    const environment = { [needed]: 'k', AZURE_OPENAI_ENDPOINT: 'https://x.openai.azure.com' };
    const config = await loadConfig({ file, directory: folder, environment });
    const { settings } = resolveLlm(config, provider, environment);
    expect(settings.connector).toMatchObject({ type: connector.type, ...(model && { model }) });
    const key = need === 'key' ? 'k' : needed;
    expect(JSON.stringify(settings.connector)).toContain(`"${key}"`);
    expect(JSON.stringify(settings.connector)).not.toContain('$');
    expect(config.llm).toBe('cautious');
  });
});

describe('init', () => {
  const words = ['init', '--provider', 'mistral', '--model', 'mistral-small-latest'];

  it('writes what the flags say, and never over a file that is there', async () => {
    const directory = makeFolder('new');
    const written = await runBin([...words, '--key-variable', 'MY_KEY'], { directory });
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toMatch(
      /^wrote .*\.akeneolookuprc\nexport MY_KEY=…, and\ntry it: akeneo-lookup llm test mistral\n$/,
    );
    const text = readFileSync(join(directory, '.akeneolookuprc'), 'utf8');
    expect(text).toContain(`apiKey: "\${MY_KEY}"`);
    const again = await runBin([...words, '--key-variable', 'OTHER'], { directory });
    expect(again).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is there already: change it, or remove it/),
    });
    expect(readFileSync(join(directory, '.akeneolookuprc'), 'utf8')).toBe(text);
  });

  it.each([
    [['init'], /nobody can be asked here for the provider: give --provider/],
    [['init', '--provider', 'mistrall'], /no provider "mistrall": did you mean "mistral"\?/],
    [
      words,
      /nobody can be asked here for the key-variable: give --key-variable, such as --key-variable MISTRAL_API_KEY/,
    ],
  ])('says what to give where nobody can be asked: %j', async (given, sentence) => {
    const { code, stdout, stderr } = await runBin(given, { directory: makeFolder('empty') });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  it.each([
    ['llama.cpp', 'llama-server', ['--address', 'http://127.0.0.1:8080']],
    ['OpenAI', 'openai', ['--model', 'm', '--key-variable', 'K']],
    ['Azure OpenAI', 'azure', ['--model', 'm', '--key-variable', 'K']],
    ['GGUF', 'gguf', ['--file', './m.gguf']],
  ])('knows %s by what people call it', async (name, provider, more) => {
    const { code, stdout } = await runBin(['init', '--provider', name, ...more], { directory: makeFolder(provider) });
    expect([code, stdout]).toEqual([0, expect.stringContaining(`try it: akeneo-lookup llm test ${provider}\n`)]);
    expect(stdout.includes('export AZURE_OPENAI_ENDPOINT=…')).toBe(provider === 'azure');
  });

  it('does not repeat a key that was given for its name', async () => {
    const { code, stderr } = await runBin([...words, '--key-variable', 'sk-live-0123'], {
      directory: makeFolder('key'),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/is the name of a variable/);
    expect(stderr).not.toContain('sk-live');
  });

  it.skipIf(!hasTerminal)('asks three things on a terminal', async () => {
    const directory = makeFolder('asked');
    const bin = join(import.meta.dirname, '..', '..', '..', 'bin', 'run.js');
    const shell = `cd '${directory}' && '${process.execPath}' '${bin}' init`;
    const run = runInTerminal(['sh', '-c', shell]);
    await run.shown('provider (');
    run.press('anthropic\r');
    await run.shown('claude');
    run.press('\r');
    await run.shown('holds the key');
    run.press('\r');
    expect((await run.finished).code).toBe(0);
    expect(readFileSync(join(directory, '.akeneolookuprc'), 'utf8')).toContain(`apiKey: "\${ANTHROPIC_API_KEY}"`);
  });
});
