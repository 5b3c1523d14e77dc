import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.js';
import { DEFAULT_CONFIG } from '../../src/config/default-config.js';
import { resolveLlm } from '../../src/config/resolve-llm.js';
import { UserError } from '../../src/errors.js';

const TOKEN = { REPLICATE_API_TOKEN: 'r8_token' };

/** A configuration whose file holds these compositions. */
function configured(llms: Config['llms']): Config {
  return { ...DEFAULT_CONFIG, llms: { ...DEFAULT_CONFIG.llms, ...llms }, configured: Object.keys(llms) };
}

describe('a built-in composition', () => {
  it('goes to Replicate with a token', () => {
    expect(resolveLlm(DEFAULT_CONFIG, 'llama2', TOKEN)).toEqual({
      name: 'llama2',
      settings: {
        template: 'llama2',
        maxPromptLength: 4096,
        chainOfThoughts: 'few-shot',
        connector: { type: 'replicate', model: 'meta/llama-2-70b-chat', token: 'r8_token' },
      },
      notes: [],
    });
    const { settings } = resolveLlm(DEFAULT_CONFIG, 'camellm', { ...TOKEN, REPLICATE_REF: 'me/mine:abc' });
    expect(settings).toEqual({
      template: 'camellm',
      maxPromptLength: 2048,
      chainOfThoughts: 'contextual',
      connector: { type: 'replicate', model: 'me/mine:abc', token: 'r8_token' },
    });
  });

  it.each(['llama2', 'camellm'])('keeps its prompt and says so when the offline engine stands in: %s', (name) => {
    const withToken = resolveLlm(DEFAULT_CONFIG, name, TOKEN).settings;
    expect(resolveLlm(DEFAULT_CONFIG, name, { REPLICATE_API_TOKEN: '' })).toEqual({
      name,
      settings: { ...withToken, connector: { type: 'offline' } },
      notes: [`llm "${name}" answers through the offline engine, because REPLICATE_API_TOKEN is not set`],
    });
  });

  it('needs nothing when it is offline', () => {
    expect(resolveLlm(DEFAULT_CONFIG, 'offline', {})).toMatchObject({
      settings: { connector: { type: 'offline' } },
      notes: [],
    });
  });
});

describe('a composition of a file', () => {
  it('never has a stand-in', () => {
    const config = configured({ llama2: { ...DEFAULT_CONFIG.llms.llama2, maxPromptLength: 2000 } });
    const message =
      'llm "llama2" needs a value for REPLICATE_API_TOKEN: export REPLICATE_API_TOKEN, or choose another llm';
    expect(() => resolveLlm(config, 'llama2', {})).toThrow(message);
    expect(() => resolveLlm(config, 'llama2', {})).toThrow(UserError);
    expect(resolveLlm(config, 'llama2', TOKEN).settings.maxPromptLength).toBe(2000);
    expect(resolveLlm(config, 'camellm', {}).notes).toHaveLength(1);
  });

  it('is read with its variables and its duration', () => {
    const connector = {
      type: 'openai',
      baseUrl: `\${URL:-http://127.0.0.1:8080/v1}`,
      headers: { 'x-team': `\${TEAM}` },
    };
    const config = configured({ mine: { connector, attemptTimeout: `\${LIMIT:-2s}` } });
    expect(resolveLlm(config, 'mine', { TEAM: 'pim' }).settings).toEqual({
      connector: { type: 'openai', baseUrl: 'http://127.0.0.1:8080/v1', headers: { 'x-team': 'pim' } },
      attemptTimeout: 2000,
    });
    expect(() => resolveLlm(config, 'mine', { TEAM: 'pim', LIMIT: 'soon' })).toThrow(
      'attemptTimeout of llm "mine" is "soon"',
    );
  });

  it('does not ask for the variables of others', () => {
    const config = configured({ mine: { llm: 'other' }, other: { connector: { type: 'static', text: `\${TEXT}` } } });
    expect(resolveLlm(config, 'mine', {}).settings).toEqual({ llm: 'other' });
  });

  it('keeps a connector of the user as it is', () => {
    const connector = { name: 'own', complete: async () => ({ text: `\${X}` }) };
    expect(resolveLlm(configured({ mine: { connector } }), 'mine', {}).settings.connector).toBe(connector);
  });
});

describe('an unknown composition', () => {
  it('is an error that names the nearest and all there are', () => {
    expect(() => resolveLlm(DEFAULT_CONFIG, 'lama2', {})).toThrow(
      'no llm "lama2": did you mean "llama2"? (configured: camellm, llama2, offline)',
    );
    expect(() => resolveLlm(DEFAULT_CONFIG, 'constructor', {})).toThrow('no llm "constructor" (configured:');
  });
});

it('says how a variable is written when its braces are missing', () => {
  const config = configured({ o: { connector: { type: 'openai', model: 'm', apiKey: '$OPENAI_API_KEY' } } });
  expect(() => resolveLlm(config, 'o', { OPENAI_API_KEY: 'k' })).toThrow(
    `llm "o" would send the word OPENAI_API_KEY and not its value: write "\${OPENAI_API_KEY}" in braces`,
  );
});
