import type { ChildProcess } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type LearnProduct, learnProducts, learnRows, learnScene } from '../../helpers/learn-scene.js';

const PRODUCTS = learnProducts(60);
const scene = learnScene(PRODUCTS);
const FIELDS = ['--fields', 'MAKER,COLOUR,HEIGHT'];

const askedOf = (proposals: readonly { readonly text: string }[]) =>
  new Set(proposals.map(({ text }) => / (N\d+) /.exec(text)?.[1]));

/** Each run of the program takes seconds on a busy machine. */
const TIME = { timeout: 120_000 };

describe('learn', TIME, () => {
  it('keeps what a model says of texts, marked as proposed, and the engine answers by it', async () => {
    await scene.seed('plain.db');
    const server = await scene.serve();
    const input = scene.write('all.jsonl', learnRows(PRODUCTS));
    const { stdout, code } = await scene.run(['learn', input, ...FIELDS, '--products', '50'], 'plain.db', server);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^asked about 50 of 60 products: 50 calls, cost [\d.]+\nkept 150 proposed examples, \d+ with/,
    );
    expect(stdout).toMatch(/held out \d+ texts that the model was asked about, by what it said of them: F1 \d/);
    expect(stdout).toMatch(/\nlearnt from 150 examples\n$/);
    const [first] = await scene.proposals('plain.db');
    expect(first).toMatchObject({ source: expect.stringMatching(/^hosted/), at: expect.stringMatching(/^20\d\d-/) });
    const status = await scene.run(['db', 'status', '--format', 'json'], 'plain.db');
    expect(JSON.parse(status.stdout)[0]).toMatchObject({ proposed: 150, stated: 0, unstated: 0, learntFrom: 150 });
    const text = 'Floor lamp N900 by Hiro, green, 77 cm high easy to clean.';
    const answered = await scene.run(['lookup', text, ...FIELDS], 'plain.db');
    expect(JSON.parse(answered.stdout)).toEqual({ MAKER: 'Hiro', COLOUR: 'green', HEIGHT: 77 });
  });

  it('asks about what is least alike and most in doubt, not about the first', async () => {
    await scene.seed('varied.db');
    const server = await scene.serve();
    const copies = Array.from({ length: 40 }, (_, n) => ({
      id: `C${n}`,
      description: `Kettle C${n} by Alba, red, ${n} cm high in a gift box.`,
    }));
    const input = scene.write('copies.jsonl', [...copies, ...learnRows(PRODUCTS.slice(0, 20))]);
    const words = ['learn', input, ...FIELDS, '--products', '10'];
    expect((await scene.run(words, 'varied.db', server)).code).not.toBe(2);
    const texts = server.requests.map(({ body }) => JSON.stringify(body));
    expect(texts).toHaveLength(10);
    expect(texts.filter((text) => / N\d+ /.test(text)).length).toBeGreaterThanOrEqual(8);
  });

  it('keeps no value that does not stand in the text, but with --inferred an option of a list', async () => {
    const wrong = ({ values }: LearnProduct) => ({
      ...values,
      MAKER: 'Zenit',
      COLOUR: values.COLOUR === 'red' ? 'black' : 'red',
    });
    const server = await scene.serve({ wrong });
    const input = scene.write('few.jsonl', learnRows(PRODUCTS.slice(0, 6)));
    await scene.seed('strict.db');
    const { stdout } = await scene.run(['learn', input, ...FIELDS], 'strict.db', server);
    expect(stdout).toContain('left out 12 that do not stand in their text');
    expect(stdout).toContain('too few texts are known to hold some out');
    expect(new Set((await scene.proposals('strict.db')).map(({ field }) => field))).toEqual(new Set(['HEIGHT']));
    expect(server.calls).toBe(6);
    await scene.run(['learn', input, ...FIELDS], 'strict.db', server);
    expect(server.calls).toBe(6);
    await scene.seed('inferred.db');
    await scene.run(['learn', input, ...FIELDS, '--inferred'], 'inferred.db', server);
    const inferred = (await scene.proposals('inferred.db')).map(({ field }) => field);
    expect(new Set(inferred)).toEqual(new Set(['COLOUR', 'HEIGHT']));
  });

  it('reads the texts as batch does, attribute columns with their header', async () => {
    await scene.seed('columns.db');
    const product = PRODUCTS[1] as LearnProduct;
    const server = await scene.serve();
    const input = scene.write(
      'columns.csv',
      `sku;description;Colour\nX1;${product.description};${product.values.COLOUR}\n`,
    );
    await scene.run(['learn', input, ...FIELDS], 'columns.db', server);
    const [first] = await scene.proposals('columns.db');
    expect(first?.text).toBe(`${product.description}\nColour : ${product.values.COLOUR}`);
  });

  it('shows no model what a model proposed, and asks again nothing that it knows', async () => {
    await scene.seed('known.db', PRODUCTS.slice(0, 10));
    const server = await scene.serve();
    const input = scene.write('more.jsonl', learnRows(PRODUCTS.slice(0, 20)));
    const { stdout } = await scene.run(['learn', input, ...FIELDS], 'known.db', server);
    expect(stdout).toContain('asked about 10 of 20 products');
    const again = await scene.run(['learn', input, ...FIELDS], 'known.db', server);
    expect(again.stdout).toContain('asked about 0 of 20 products, 10 in earlier runs: 0 calls');
    expect(server.calls).toBe(10);
    const shown = await scene.run(
      ['lookup', 'Kettle N99 by Brix', ...FIELDS, '--dry-run', '--llm', 'showing'],
      'known.db',
      server,
    );
    const asked = [...askedOf(await scene.proposals('known.db'))];
    expect(asked).toHaveLength(10);
    expect(PRODUCTS.slice(0, 10).some(({ id }) => shown.stdout.includes(` ${id} `))).toBe(true);
    expect(asked.filter((id) => shown.stdout.includes(` ${id} `))).toEqual([]);
  });
});

describe('the bounds of learn', TIME, () => {
  it('stops at --max-calls and goes on without asking twice', async () => {
    await scene.seed('calls.db');
    const server = await scene.serve();
    const input = scene.write('bounded.jsonl', learnRows(PRODUCTS));
    const words = ['learn', input, ...FIELDS, '--products', '24', '--max-calls', '10'];
    const first = await scene.run(words, 'calls.db', server);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('stopped at the limit of calls or cost; the same command goes on');
    expect(server.calls).toBe(10);
    const kept = askedOf(await scene.proposals('calls.db'));
    expect(kept.size).toBe(10);
    await scene.run(words, 'calls.db', server);
    await scene.run(words, 'calls.db', server);
    expect(server.calls).toBe(24);
    expect(askedOf(await scene.proposals('calls.db')).size).toBe(24);
    expect(new Set(server.requests.map(({ body }) => JSON.stringify(body))).size).toBe(24);
  });

  it('stops before --max-cost', async () => {
    await scene.seed('cost.db');
    const server = await scene.serve();
    const input = scene.write('costly.jsonl', learnRows(PRODUCTS));
    const words = ['learn', input, ...FIELDS, '--max-cost', '1.5', '--concurrency', '1'];
    const { stdout } = await scene.run(words, 'cost.db', server);
    const cost = Number(/cost ([\d.]+)/.exec(stdout)?.[1]);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(1.5);
    expect(stdout).toContain('stopped at the limit');
    expect(server.calls).toBeLessThan(60);
  });

  it('says what it would ask with --plan, and asks nothing', async () => {
    await scene.seed('plan.db');
    const server = await scene.serve();
    const input = scene.write('planned.jsonl', learnRows(PRODUCTS));
    const { stdout, code } = await scene.run(
      ['learn', input, ...FIELDS, '--products', '7', '--plan'],
      'plan.db',
      server,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/products to fill\s+7\n/);
    expect(stdout).toMatch(/questions to ask\s+7\n/);
    expect(server.calls).toBe(0);
  });

  it('keeps what was answered when it is interrupted, and goes on', async () => {
    await scene.seed('stopped.db');
    const server = await scene.serve({ latency: 150 });
    const input = scene.write('slow.jsonl', learnRows(PRODUCTS));
    const words = ['learn', input, ...FIELDS, '--products', '16', '--concurrency', '2'];
    let child: ChildProcess | undefined;
    const running = scene.run(words, 'stopped.db', server, {
      onStart: (started) => {
        child = started;
      },
    });
    await expect.poll(() => server.calls, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(3);
    child?.kill('SIGINT');
    const stopped = await running;
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('what was answered is kept, and not learnt yet');
    expect(stopped.stdout).not.toContain('learnt from');
    const kept = askedOf(await scene.proposals('stopped.db')).size;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(16);
    const { stdout, code } = await scene.run(words, 'stopped.db', server);
    expect(code).toBe(0);
    expect(stdout).toContain(`asked about ${16 - kept} of 60 products, ${kept} in earlier runs`);
    expect(askedOf(await scene.proposals('stopped.db')).size).toBe(16);
    expect(server.calls).toBe(16);
  });

  it('pays nothing twice after it was killed', async () => {
    await scene.seed('killed.db');
    const server = await scene.serve({ latency: 100 });
    const input = scene.write('killed.jsonl', learnRows(PRODUCTS.slice(0, 12)));
    const words = ['learn', input, ...FIELDS, '--concurrency', '2'];
    const running = scene.run(words, 'killed.db', server, {
      onStart: (started) => {
        expect
          .poll(() => server.calls, { timeout: 30_000, interval: 20 })
          .toBeGreaterThanOrEqual(9)
          .then(() => started.kill('SIGKILL'));
      },
    });
    expect((await running).signal).toBe('SIGKILL');
    const calls = server.calls;
    await scene.run(words, 'killed.db', server);
    // What was on its way when it was killed, or not written yet, is not known to be paid.
    expect(server.calls - calls).toBeLessThanOrEqual(12 - calls + 4);
    expect(askedOf(await scene.proposals('killed.db')).size).toBe(12);
  });
});

describe('learn refuses', TIME, () => {
  it('the offline engine as its teacher', async () => {
    await scene.seed('refused.db');
    const input = scene.write('refused.jsonl', learnRows(PRODUCTS.slice(0, 2)));
    const { stderr, code } = await scene.run(['learn', input, ...FIELDS], 'refused.db');
    expect([code, stderr]).toEqual([
      2,
      'error: learn asks a model, and llm "offline" is the offline engine itself: name another with --llm\n',
    ]);
  });

  it('a catalogue without fields, and fields that it does not know', async () => {
    const server = await scene.serve();
    const input = scene.write('empty.jsonl', learnRows(PRODUCTS.slice(0, 2)));
    await scene.run(['db', 'migrate'], 'empty.db');
    const empty = await scene.run(['learn', input, ...FIELDS], 'empty.db', server);
    expect([empty.code, empty.stderr]).toEqual([
      2,
      'error: the catalogue has no fields to learn: load a dictionary with db seed --fields FILE\n',
    ]);
    await scene.seed('unknown.db');
    const unknown = await scene.run(['learn', input, '--fields', 'DEPTH'], 'unknown.db', server);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toMatch(/^error: no field "DEPTH" in the catalogue: the nearest are/);
    expect(server.calls).toBe(0);
  });

  it('rows that ask for no fields, each with its reason, from a pipe too', async () => {
    await scene.seed('none.db');
    const server = await scene.serve();
    const { stderr, code } = await scene.run(['learn'], 'none.db', server, {
      input: '{"description":"Kettle N1 by Brix"}\n',
    });
    expect(code).toBe(3);
    expect(stderr).toContain('asks for no fields');
    expect(server.calls).toBe(0);
  });

  it('a key that is refused after a handful of questions', async () => {
    await scene.seed('key.db');
    const server = await scene.serve({ faults: () => ({ status: 401, body: { error: { message: 'bad key' } } }) });
    const input = scene.write('key.jsonl', learnRows(PRODUCTS));
    const { stdout, code } = await scene.run(['learn', input, ...FIELDS, '--concurrency', '1'], 'key.db', server);
    expect(code).toBe(3);
    expect(stdout).toContain('stopped: the key is refused');
    expect(server.calls).toBeLessThan(15);
    expect(await scene.proposals('key.db')).toEqual([]);
  });
});
