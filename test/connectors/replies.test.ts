import { expect, test } from 'vitest';
import { readCompletion } from '../../src/chain-of-thoughts/read-completion.js';
import { createConnector } from '../../src/connectors/index.js';
import type { Connector } from '../../src/connectors/types.js';
import { contextOf, promptOf } from './prompts.js';
import { completions, firstly, forever, serveAndConnect, type Wire } from './wires.js';

/** What a server's model did, whatever wire tells it. */
interface Done {
  readonly text?: string;
  readonly ending?: 'stop' | 'cut' | 'filtered' | 'refused' | 'broken' | 'tool';
  readonly thought?: string;
  readonly refusal?: string;
}

interface Variant {
  readonly wire: Wire;
  readonly template: string;
  /** Whether the wire has a place for thought, a word for why it stopped, and tools. */
  readonly thinks?: boolean;
  readonly ends?: boolean;
  readonly tools?: boolean;
  body(done: Done): object;
}

const openaiEnding = {
  stop: 'stop',
  cut: 'length',
  filtered: 'content_filter',
  refused: 'refusal',
  broken: 'error',
  tool: 'tool_calls',
} as const;
const chat = ({ text = null as unknown as string, ending = 'stop', thought, refusal }: Done) => ({
  choices: [
    {
      index: 0,
      finish_reason: openaiEnding[ending],
      message: {
        role: 'assistant',
        content: text,
        ...(thought !== undefined && { reasoning_content: thought }),
        ...(refusal !== undefined && { refusal }),
        ...(ending === 'tool' && { tool_calls: [{ type: 'function', function: { name: 'search', arguments: '{}' } }] }),
      },
    },
  ],
});
const ollamaEnding = { ...openaiEnding, broken: 'load' };
const anthropicEnding = {
  stop: 'end_turn',
  cut: 'max_tokens',
  filtered: 'guardrail_intervened',
  refused: 'refusal',
  broken: 'pause_turn',
  tool: 'tool_use',
};

const variants: Record<string, Variant> = {
  'openai, chat': { wire: 'openai', template: 'chat', thinks: true, ends: true, tools: true, body: chat },
  'openai, text': {
    wire: 'openai',
    template: 'llama2',
    ends: true,
    body: ({ text = '', ending = 'stop' }) => ({ choices: [{ index: 0, text, finish_reason: openaiEnding[ending] }] }),
  },
  'llama-server, chat': { wire: 'llama-server', template: 'chat', thinks: true, ends: true, tools: true, body: chat },
  'llama-server, text': {
    wire: 'llama-server',
    template: 'llama2',
    body: ({ text = '', ending = 'stop' }) => ({
      content: text,
      stop: true,
      stop_type: ending === 'cut' ? 'limit' : 'eos',
    }),
  },
  'ollama, chat': {
    wire: 'ollama',
    template: 'chat',
    thinks: true,
    ends: true,
    tools: true,
    body: ({ text = '', ending = 'stop', thought }) => ({
      message: { role: 'assistant', content: text, thinking: thought, ...(ending === 'tool' && { tool_calls: [{}] }) },
      done: true,
      done_reason: ollamaEnding[ending],
    }),
  },
  'ollama, text': {
    wire: 'ollama',
    template: 'llama2',
    thinks: true,
    ends: true,
    body: ({ text = '', ending = 'stop', thought }) => ({
      response: text,
      thinking: thought,
      done: true,
      done_reason: ollamaEnding[ending],
    }),
  },
  anthropic: {
    wire: 'anthropic',
    template: 'chat',
    thinks: true,
    ends: true,
    tools: true,
    body: ({ text, ending = 'stop', thought }) => ({
      type: 'message',
      role: 'assistant',
      content: [
        ...(thought === undefined ? [] : [{ type: 'thinking', thinking: thought }]),
        ...(text === undefined ? [] : [{ type: 'text', text }]),
        ...(ending === 'tool' ? [{ type: 'tool_use', id: 't', name: 'search', input: {} }] : []),
      ],
      stop_reason: anthropicEnding[ending],
    }),
  },
  replicate: {
    wire: 'replicate',
    template: 'llama2',
    body: ({ text = '' }) => ({ id: 'p1', status: 'succeeded', output: text === '' ? [] : [text] }),
  },
};

const names = Object.keys(variants);
const having = (part: 'thinks' | 'ends' | 'tools') => names.filter((name) => variants[name]?.[part]);

async function ask(name: string, ...bodies: (object | string)[]) {
  const { wire, template } = variants[name] as Variant;
  // An answer beyond those planned is right, so that one too many is seen.
  const { server, connector } = await serveAndConnect(wire, firstly(...bodies.map((body) => ({ status: 200, body }))));
  const outcome = await outcomeOf(connector, template);
  return { outcome, asked: completions(server).length };
}

/** What is read of a completion; undefined when nobody can read it, and the error where there is none. */
async function outcomeOf(connector: Connector, template: string): Promise<unknown> {
  const prompt = promptOf({ template });
  try {
    const { text } = await connector.complete(prompt, { signal: forever() });
    return readCompletion(text, prompt.question.fields)[0]?.raw;
  } catch (error) {
    return (error as Error).message;
  }
}

const bodyOf = (name: string, done: Done) => variants[name]?.body(done) ?? {};
const ANSWER = '{"answer":"noir"}';

test.each(names)('%s: an answer is read', async (name) => {
  expect(await ask(name, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 1 });
});

test.each(names)('%s: nothing is no answer, and asked for twice more', async (name) => {
  for (const text of ['', ' \n\t ']) {
    const nothing = bodyOf(name, { text });
    const { outcome, asked } = await ask(name, nothing, nothing, nothing);
    expect(outcome).toBe('the model answered nothing after 3 attempts');
    expect(asked).toBe(3);
    expect(await ask(name, nothing, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
  }
});

test.each(having('ends'))('%s: what was cut off before the answer says how to have it whole', async (name) => {
  for (const done of [{ text: '' }, { text: '\n\n\n' }, { thought: 'hm, noir' }] as const) {
    const { outcome, asked } = await ask(name, bodyOf(name, { ...done, ending: 'cut' }));
    expect(outcome).toMatch(/used up its tokens before it answered: raise maxTokens$/);
    expect(asked).toBe(1);
  }
});

test.each(having('ends'))('%s: half of a word is no answer, a finished one is', async (name) => {
  const { outcome } = await ask(name, bodyOf(name, { text: 'noi', ending: 'cut' }));
  expect(outcome).toMatch(/cut off at the limit of tokens: raise maxTokens$/);
  expect((await ask(name, bodyOf(name, { text: '{"answer":"noi', ending: 'cut' }))).outcome).toBeUndefined();
  expect((await ask(name, bodyOf(name, { text: ANSWER, ending: 'cut' }))).outcome).toBe('noir');
});

test.each(having('ends'))('%s: a filter is named, and what came before it is not taken', async (name) => {
  for (const text of [undefined, '{"answer":"noir"']) {
    const { outcome, asked } = await ask(name, bodyOf(name, { ...(text && { text }), ending: 'filtered' }));
    expect(outcome).toMatch(/^the provider's filter blocked the answer \(.*(?:filter|guardrail)/);
    expect(asked).toBe(1);
  }
});

test.each(having('ends'))('%s: a refusal is no answer', async (name) => {
  const { outcome, asked } = await ask(name, bodyOf(name, { text: 'I cannot help with that', ending: 'refused' }));
  expect([outcome, asked]).toEqual(['the model refuses to answer', 1]);
});

test.each(having('ends'))('%s: what the server broke off is asked for again', async (name) => {
  const broken = bodyOf(name, { text: '{"answer":"bl', ending: 'broken' });
  expect(await ask(name, broken, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
  expect((await ask(name, broken, broken, broken)).outcome).toMatch(/^the server broke the answer off/);
});

test.each(having('tools'))('%s: a tool that was called is no answer', async (name) => {
  const { outcome, asked } = await ask(name, bodyOf(name, { ending: 'tool' }));
  expect([outcome, asked]).toEqual(['the model called a tool instead of answering', 1]);
});

test.each(having('thinks'))('%s: thought alone is no answer', async (name) => {
  const thought = bodyOf(name, { text: '', thought: ANSWER });
  const { outcome, asked } = await ask(name, thought, thought, thought);
  expect([outcome, asked]).toEqual(['the model thought and gave no answer after 3 attempts', 3]);
});

test.each(names)('%s: thought within the text is not read', async (name) => {
  const inside = (text: string) => ask(name, bodyOf(name, { text }));
  expect((await inside('<think>{"answer":"blanc"}')).outcome).toBeUndefined();
  expect((await inside(`◁think▷{"answer":"blanc"}◁/think▷${ANSWER}`)).outcome).toBe('noir');
});

const frames: readonly (readonly [string, (body: object) => object | string])[] = [
  ['behind a byte order mark', (body) => `\uFEFF${JSON.stringify(body)}`],
  ['behind line breaks', (body) => `\r\n\n${JSON.stringify(body)}`],
  ['behind lines that keep the connection', (body) => `: ping\n\n: ping\n\n${JSON.stringify(body)}`],
  ['with the end of a stream behind it', (body) => `${JSON.stringify(body)}data: [DONE]\n\n`],
  ['as the only event of a stream', (body) => `event: message\ndata: ${JSON.stringify(body)}\n\ndata: [DONE]\n\n`],
  ['beside an empty error', (body) => ({ ...body, error: { message: '', code: null } })],
  ['in a list of one', (body) => [body]],
];

test.each(frames.flatMap(([frame, make]) => names.map((name) => [name, frame, make] as const)))(
  '%s: an answer %s is read and paid once',
  async (name, _frame, make) => {
    expect(await ask(name, make(bodyOf(name, { text: ANSWER })))).toEqual({ outcome: 'noir', asked: 1 });
  },
);

const events = (...pieces: object[]) => pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join('');
const pieces = ['{"ans', 'wer":"no', 'ir"}'];
const streams: readonly (readonly [string, string])[] = [
  [
    'openai, chat',
    events(
      ...pieces.map((content) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } },
    ),
  ],
  [
    'openai, text',
    events(...pieces.map((text, index) => ({ choices: [{ text, finish_reason: index === 2 ? 'stop' : null }] }))),
  ],
  [
    'anthropic',
    events(
      { type: 'message_start', message: { type: 'message', content: [], usage: { input_tokens: 3 } } },
      ...pieces.map((text) => ({ type: 'content_block_delta', delta: { type: 'text_delta', text } })),
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
      { type: 'message_stop' },
    ),
  ],
  [
    'ollama, chat',
    pieces
      .map((content, index) => JSON.stringify({ message: { content }, done: index === 2, done_reason: 'stop' }))
      .join('\n'),
  ],
  ['ollama, text', pieces.map((response, index) => JSON.stringify({ response, done: index === 2 })).join('\n')],
];

test.each(streams)('%s: a whole stream that nobody asked for is read and paid once', async (name, body) => {
  expect(await ask(name, body)).toEqual({ outcome: 'noir', asked: 1 });
});

test('openai: a stream without its end is asked for again', async () => {
  const body = events(...pieces.map((content) => ({ choices: [{ delta: { content } }] })));
  expect(await ask('openai, chat', body, bodyOf('openai, chat', { text: ANSWER }))).toEqual({
    outcome: 'noir',
    asked: 2,
  });
});

test.each(['openai, chat', 'llama-server, chat'])('%s: an error in the place of a choice is one', async (name) => {
  const upstream = { choices: [{ error: { code: 502, message: 'upstream is away' }, finish_reason: 'error' }] };
  expect(await ask(name, upstream, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
  const denied = { choices: [{ error: { code: 403, message: 'not for you' }, finish_reason: 'error' }] };
  expect((await ask(name, denied)).outcome).toMatch(/not for you/);
  expect(await ask(name, { choices: [] }, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
  expect((await ask(name, bodyOf(name, { refusal: 'no' }))).outcome).toBe('the model refuses: no');
});

test('openai: an object or parts in the place of the text are read', async () => {
  const answer = (content: unknown) => ({ choices: [{ message: { content }, finish_reason: 'stop' }] });
  expect((await ask('openai, chat', answer({ answer: 'noir' }))).outcome).toBe('noir');
  const parts = [
    { type: 'thinking', text: '{"answer":"blanc"}' },
    { type: 'text', text: ANSWER },
  ];
  expect((await ask('openai, chat', answer(parts))).outcome).toBe('noir');
});

test.each(names)('%s: an error in a list is told, and asked again where that can help', async (name) => {
  const overloaded = [{ error: { code: 503, message: 'The model is overloaded.' } }];
  expect(await ask(name, overloaded, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
});

const refused: readonly (readonly [number, object, RegExp])[] = [
  [429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }, /current quota/],
  [429, { error: { type: 'exceeded_current_quota_error', message: 'pay first' } }, /pay first/],
  [402, { error: { message: 'Insufficient Balance' } }, /Insufficient Balance/],
  [429, { error: { type: 'rate_limit_error', message: 'Your credit balance is too low' } }, /balance is too low/],
];

test.each(refused)('%i %j fails at once: no later call would be answered', async (status, body, message) => {
  for (const wire of ['openai', 'llama-server', 'ollama', 'anthropic', 'replicate'] as const) {
    const { server, connector } = await serveAndConnect(wire, { faults: () => ({ status, body }) });
    const prompt = promptOf({ template: wire === 'replicate' ? 'llama2' : 'chat' });
    await expect(connector.complete(prompt, { signal: forever() })).rejects.toThrow(message);
    expect(server.requests.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(1);
  }
});

const ofDay: readonly (readonly [string, object])[] = [
  ['sentence', { error: { message: 'Rate limit reached on requests per day (RPD): limit 1000', type: 'requests' } }],
  ['code', { error: { message: 'Rate limit exceeded: free-models-per-day', code: 429 } }],
  ['details', [{ error: { code: 429, message: 'Quota', details: [{ violations: [{ quotaId: 'PerDayPerModel' }] }] } }]],
];

test.each(ofDay)('a quota of a day that is used up fails at once, told by its %s', async (_where, body) => {
  const { server, connector } = await serveAndConnect('openai', { faults: () => ({ status: 429, body }) });
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow('answered 429');
  expect(completions(server)).toHaveLength(1);
});

test('a quota of a day is waited for where the server says that it is not long', async () => {
  const soon = { status: 429, headers: { 'retry-after': '0' }, body: { error: { message: 'tokens per day (TPD)' } } };
  const { server, connector } = await serveAndConnect('openai', firstly(soon));
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toContain('blanc');
  expect(completions(server)).toHaveLength(2);
});

test.each(names)(
  '%s: an error under a status of success is asked again where its type says that it passes',
  async (name) => {
    for (const error of [
      { type: 'overloaded_error', message: 'Overloaded' },
      { code: 'rate_limit_exceeded', message: 'Slow down' },
      { status: 'UNAVAILABLE', message: 'Try later' },
    ])
      expect(await ask(name, { error }, bodyOf(name, { text: ANSWER }))).toEqual({ outcome: 'noir', asked: 2 });
    const wrong = { type: 'invalid_request_error', message: 'no such field' };
    const { outcome, asked } = await ask(name, { error: wrong });
    expect([outcome, asked]).toEqual([expect.stringContaining('no such field'), 1]);
  },
);

test('openai: a function that was called in the old way is no answer', async () => {
  const called = { content: '', function_call: { name: 'f', arguments: '{}' } };
  const { outcome, asked } = await ask('openai, chat', {
    choices: [{ message: called, finish_reason: 'function_call' }],
  });
  expect([outcome, asked]).toEqual(['the model called a tool instead of answering', 1]);
});

test('ollama: an answer that is not done is asked for again', async () => {
  const half = { message: { role: 'assistant', content: '{"answer":"bl' }, done: false };
  expect(await ask('ollama, chat', half, bodyOf('ollama, chat', { text: ANSWER }))).toEqual({
    outcome: 'noir',
    asked: 2,
  });
});

test('openai: a shape that the model missed is asked for again', async () => {
  const missed = { status: 400, body: { error: { code: 'json_validate_failed', failed_generation: '{"val' } } };
  const { server, connector } = await serveAndConnect('openai', firstly(missed));
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toContain('blanc');
  expect(completions(server)).toHaveLength(2);
});

test('a connection that is refused is tried for two seconds, not to the deadline of a minute', async () => {
  const settings = { type: 'openai', baseUrl: 'http://127.0.0.1:1/v1', model: 'm' };
  const connector = await createConnector(settings, contextOf({ deadline: 60_000 }));
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(
    /ECONNREFUSED\) after \d+ attempts$/,
  );
});

test('a program that writes nothing has not answered', async () => {
  const silent = await createConnector({ type: 'command', command: [process.execPath, '-e', '0'] }, contextOf());
  await expect(silent.complete(promptOf(), { signal: forever() })).rejects.toThrow('the model answered nothing');
});
