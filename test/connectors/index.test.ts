import { expect, test } from 'vitest';
import { z } from 'zod';
import { LazyAbortController } from '../../src/async/stop.js';
import { connectorTypes, createConnector, loadConnector } from '../../src/connectors/index.js';
import { optionsOf } from '../../src/connectors/stop-options.js';
import type { CompleteOptions, Connector, ConnectorSettings, Prompt } from '../../src/connectors/types.js';
import { UserError } from '../../src/errors.js';
import { contextOf, promptOf } from './prompts.js';
import { forever } from './wires.js';

const wrong: readonly (readonly [ConnectorSettings, string])[] = [
  [{ type: 'opena' }, 'no connector type "opena": did you mean "openai"?'],
  [{ type: 'toString' }, 'no connector type "toString"'],
  [{ type: 'openai', model: 'm', modle: 'n' }, 'connector "openai" has no setting "modle": did you mean "model"?'],
  [{ type: 'openai' }, 'connector "openai" needs the setting "model": the name of the model'],
  [{ type: 'openai', model: 3 }, 'connector "openai": setting "model" is wrong: invalid input: expected string'],
  [{ type: 'openai', model: 'm', baseUrl: 'localhost:8080' }, 'baseUrl is no http address'],
  [{ type: 'offline', threshold: 1 }, 'connector "offline" has no setting "threshold"'],
  [{ name: '', complete: async () => ({ text: '' }) }, 'a connector of your own has no name'],
];

test.each(wrong)('refuses %j', async (settings, message) => {
  const failure = await createConnector(settings, contextOf()).catch((error) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(failure.message).toContain(message);
});

test('does not repeat a password that stands in a wrong address', async () => {
  const settings = { type: 'openai', model: 'm', baseUrl: 'ftp://user:secret-password@host' };
  const failure = await createConnector(settings, contextOf()).catch((error) => error);
  expect(failure.message).not.toContain('secret-password');
});

test('takes a connector that the configuration built, an instance of a class too', async () => {
  class Own implements Connector {
    readonly name = 'own';
    #asked = 0;
    async complete(_prompt: Prompt, options: CompleteOptions) {
      this.#asked++;
      return { text: JSON.stringify(Object.keys({ ...options })) };
    }
    forget() {
      this.#asked--;
    }
    permits() {
      return this.#asked;
    }
  }
  const connector = { ...(await createConnector(new Own(), contextOf())) };
  expect(connector.name).toBe('own');
  expect(await connector.complete(promptOf(), optionsOf(new LazyAbortController(), 5))).toEqual({
    text: '["signal","deadline"]',
  });
  expect(connector.permits?.()).toBe(1);
  connector.forget?.(promptOf());
  expect(connector.permits?.()).toBe(0);
});

test.each(connectorTypes.filter((type) => type !== 'offline'))('describes every setting of %s', async (type) => {
  const { settings } = await loadConnector(type);
  const schema = z.toJSONSchema(settings as z.ZodType, { io: 'input' });
  expect(schema.additionalProperties).toBe(false);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    expect(property, key).toHaveProperty('description');
  }
});

test('answers a configured text, by field when one is named', async () => {
  const connector = await createConnector({ type: 'static', text: 'rouge', answers: { colour: 'blanc' } }, contextOf());
  expect(await connector.complete(promptOf(), { signal: forever() })).toEqual({ text: 'blanc' });
  const plain = await createConnector({ type: 'static', text: 'rouge' }, contextOf());
  expect(await plain.complete(promptOf(), { signal: forever() })).toEqual({ text: 'rouge' });
});

test('lets a slow configured text be aborted', async () => {
  const connector = await createConnector({ type: 'static', text: 'rouge', delay: 60_000 }, contextOf());
  const asked = connector.complete(promptOf(), { signal: AbortSignal.timeout(20) });
  await expect(asked).rejects.toThrow(/timeout/i);
});

test('answers from the engine of the run', async () => {
  const engine = { answer: () => [{ field: 'colour', value: 'blanc', confidence: 0.9 }] };
  const connector = await createConnector({ type: 'offline' }, contextOf({ engine }));
  const { answers } = await connector.complete(promptOf(), { signal: forever() });
  expect(answers).toEqual([{ field: 'colour', raw: 'blanc', confidence: 0.9 }]);
});
