import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type LlmServer, type Plan, startLlmServer } from './llm-server.js';
import { type Run, type RunOptions, runBin } from './run-bin.js';
import { temporaryFolder } from './temporary-folder.js';

/** A bench, a lamp or a kettle of an invented shop, with what is right of it. */
export interface LearnProduct {
  readonly id: string;
  readonly description: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A folder with catalogues of its own, in which a test server teaches the engine. */
export interface LearnScene {
  write(name: string, content: string | readonly unknown[]): string;
  /** A server that answers what is right of the product that it is asked about, but for what the plan says. */
  serve(plan?: Plan & { readonly wrong?: Answers }): Promise<LlmServer>;
  /** Runs the program over a catalogue of this name, asking this server. */
  run(words: readonly string[], catalogue: string, server?: LlmServer, options?: RunOptions): Promise<Run>;
  /** A catalogue of this name with the fields of the products, and some of them as examples. */
  seed(catalogue: string, examples?: readonly LearnProduct[]): Promise<void>;
  /** What `db proposals` lists. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into rows of many shapes.
  proposals(catalogue: string, ...words: readonly string[]): Promise<any[]>;
}

/** Answers in place of the right ones, by the number of a product. */
type Answers = (product: LearnProduct) => Readonly<Record<string, unknown>> | undefined;

const KINDS = ['Garden bench', 'Floor lamp', 'Kettle', 'Bath rug', 'Wall clock', 'Tool chest'];
const MAKERS = ['Alba', 'Brix', 'Corda', 'Dune', 'Elbo', 'Fjord', 'Gala', 'Hiro'];
const COLOURS = ['red', 'black', 'white', 'green'];
const DETAILS = [
  'for small rooms',
  'with a soft grip',
  'in a gift box',
  'easy to clean',
  'made to last',
  'new this year',
];

/** The fields of the products: a text, a list and a number. */
export const LEARN_FIELDS = [
  { name: 'MAKER', label: 'Maker', type: 'text' },
  { name: 'COLOUR', label: 'Colour', type: 'select', options: COLOURS },
  { name: 'HEIGHT', label: 'Height (cm)', type: 'number', unit: 'cm' },
];

/** Products that differ in kind, maker, colour and height; every third has no height. */
export function learnProducts(count: number, from = 0): readonly LearnProduct[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const [maker, colour] = [MAKERS[(n * 5) % MAKERS.length] ?? '', COLOURS[(n * 7) % COLOURS.length] ?? ''];
    const height = n % 3 === 0 ? null : 20 + n;
    const stated = height === null ? '' : ` ${height} cm high`;
    return {
      id: `N${n}`,
      description: `${KINDS[n % KINDS.length]} N${n} by ${maker}, ${colour},${stated} ${DETAILS[(n * 11) % DETAILS.length]}.`,
      values: { MAKER: maker, COLOUR: colour, HEIGHT: height },
    };
  });
}

const NOTHING = { MAKER: null, COLOUR: null, HEIGHT: null };

/** What an input holds of products. */
export function learnRows(products: readonly LearnProduct[]): readonly unknown[] {
  return products.map(({ id, description }) => ({ id, description }));
}

/** Makes the scene of a test file. @param products all that the server knows */
export function learnScene(products: readonly LearnProduct[]): LearnScene {
  const folder = temporaryFolder();
  const servers: LlmServer[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  const write: LearnScene['write'] = (name, content) => {
    const text = typeof content === 'string' ? content : content.map((row) => `${JSON.stringify(row)}\n`).join('');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run: LearnScene['run'] = (words, catalogue, server, options = {}) => {
    const llm = words.includes('--llm') ? [] : ['--llm', 'hosted'];
    const asked = server ? ['--config', configFor(server, write), ...llm] : [];
    const database = ['--database', join(folder, catalogue)];
    return runBin([...words, ...database, ...asked], { directory: folder, ...options });
  };
  return {
    write,
    async serve({ wrong = () => undefined, ...plan } = {}) {
      const answer = ({ body }: { readonly body: unknown }) => {
        const text = JSON.stringify(body);
        const product = products.find(({ id }) => text.includes(` ${id} `));
        return JSON.stringify(product ? (wrong(product) ?? product.values) : NOTHING);
      };
      const server = await startLlmServer({ answer, ...plan });
      servers.push(server);
      return server;
    },
    run,
    async seed(catalogue, examples = []) {
      const fields = ['--fields', write('fields.json', JSON.stringify(LEARN_FIELDS))];
      const known = ['--examples', write(`${catalogue}.jsonl`, examples)];
      const { code, stderr } = await run(['db', 'seed', ...fields, ...(examples.length > 0 ? known : [])], catalogue);
      if (code !== 0) throw new Error(`db seed ended with ${code}: ${stderr}`);
    },
    async proposals(catalogue, ...words) {
      return JSON.parse((await run(['db', 'proposals', '--format', 'json', ...words], catalogue)).stdout);
    },
  };
}

function configFor(server: LlmServer, write: LearnScene['write']): string {
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const hosted = { chainOfThoughts: 'basic', group: 10, connector, price: { prompt: 1000, completion: 1000 } };
  const showing = { chainOfThoughts: 'few-shot', group: 10, connector };
  return write(`config-${new URL(server.url).port}.json`, JSON.stringify({ locale: 'en', llms: { hosted, showing } }));
}
