import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, type Run, type RunOptions, runBin } from '../helpers/run-bin.js';

const TEXT = "Baignoire d'angle en acrylique blanc, 142 x 142 cm, avec pieds";
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bin-'));
const environment = { XDG_DATA_HOME: join(folder, 'data') };

const run = (words: readonly string[], options: RunOptions = {}): Promise<Run> =>
  runBin(words, { directory: folder, ...options, environment: { ...environment, ...options.environment } });

/** Writes a file into the working folder of the runs and returns its path. */
function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

let first: Run;
beforeAll(async () => {
  first = await run([TEXT, '--fields', 'EF002169,EF000007,EF000008,EF999999']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the main job', () => {
  it('prints one line of JSON in the order asked, with null for an unknown code', () => {
    expect(first.stdout).toBe('{"EF002169":"acrylique","EF000007":"blanc","EF000008":142,"EF999999":null}\n');
    expect(first.code).toBe(3);
  });

  it('makes the catalogue on first use and says so, and names the codes nearest to an unknown one', () => {
    expect(first.stderr).toContain(join(folder, 'data', 'akeneo-lookup', 'catalogue.db'));
    expect(first.stderr).toMatch(/no field "EF999999" in the catalogue: the nearest are EF\d{6}/);
  });

  it('says nothing more the second time, and exits with 0 when every field is answered', async () => {
    const second = await run([TEXT, '--fields', 'EF002169 EF000007']);
    expect(second).toMatchObject({ code: 0, stderr: '', stdout: '{"EF002169":"acrylique","EF000007":"blanc"}\n' });
  });

  it('is quiet when told to', async () => {
    const { stderr, code } = await run([TEXT, '--fields', 'EF999999', '--quiet']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 3 });
  });
});

describe('what people type', () => {
  it.each([[['-h']], [['batch', '-h']], [['-h', 'batch']]])('shows the help: %j', async (words) => {
    const { stdout, code } = await run(words);
    expect(code).toBe(0);
    expect(stdout).toMatch(words.length > 1 ? /USAGE\n\s+\$ akeneo-lookup batch/ : /COMMANDS\n/);
  });

  it('is told to be put in quotes when it is a text of several words', async () => {
    const { stderr, code } = await run(['Table', 'en', 'chêne', '--fields', 'EF002169']);
    expect({ stderr, code }).toEqual({
      stderr: 'error: no command "Table en chêne": put a description of several words in quotes\n',
      code: 2,
    });
  });
});

describe('the description', () => {
  it.each([[[]], [['-']], [['lookup']], [['lookup', '-']]])(
    'comes from standard input with the words %j',
    async (words) => {
      const { stdout, code } = await run([...words, '--fields', 'EF002169'], { input: 'LAVABO EN CÉRAMIQUE' });
      expect({ stdout, code }).toEqual({ stdout: '{"EF002169":"céramique"}\n', code: 0 });
    },
  );

  it('is read as Windows-1252 with a warning when it is not UTF-8', async () => {
    const input = Buffer.from('Lavabo en céramique émaillée', 'latin1');
    const { stdout, stderr } = await run(['--fields', 'EF002169'], { input });
    expect(stdout).toBe('{"EF002169":"céramique"}\n');
    expect(stderr).toContain('Windows-1252');
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['blanks', ' \n\t ', 'is empty'],
    ['binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), 'is not text'],
    ['10 MB', 'acrylique '.repeat(1_000_000), 'longer than 1 MB'],
  ])('of %s is refused', async (_, input, sentence) => {
    const { stdout, stderr, code } = await run(['--fields', 'EF002169'], { input });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(sentence);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});

describe('--details', () => {
  it('gives evidence with offsets into the text as given', async () => {
    const text = 'Vasque 🛁 posée\r\nmatière : Céramique';
    const { stdout } = await run([text, '--fields', 'EF002169', '--details']);
    const details = JSON.parse(stdout);
    expect(details).toMatchObject({ values: { EF002169: 'céramique' }, llm: 'offline', warnings: [] });
    const [{ evidence, status, connector }] = details.answers;
    expect({ status, connector }).toEqual({ status: 'found', connector: 'offline' });
    expect(text.slice(evidence.start, evidence.end)).toBe('Céramique');
  });

  it('says that a built-in composition without its token answers offline', async () => {
    const { stdout, stderr } = await run([TEXT, '--fields', 'EF002169', '--llm', 'llama2', '--details']);
    const { answers, warnings } = JSON.parse(stdout);
    expect(answers[0]).toMatchObject({ value: 'acrylique', llm: 'llama2', connector: 'offline' });
    expect(warnings.join()).toContain('REPLICATE_API_TOKEN');
    expect(stderr.match(/REPLICATE_API_TOKEN/g)).toHaveLength(1);
  });
});

describe('--dry-run', () => {
  it('prints the prompt byte for byte and sends nothing', async () => {
    const { stdout, code } = await run([TEXT, '--fields', 'EF002169', '--llm', 'camellm', '--dry-run']);
    expect(stdout).toContain('\n[INST] <<SYS>>\n');
    expect(stdout).toContain(TEXT);
    expect(stdout).toMatch(/\d+ of 2048 characters/);
    expect(code).toBe(0);
  });
});

describe('--format', () => {
  it.each([
    ['csv', 'EF002169,EF000008\nacrylique,142\n'],
    ['jsonl', '{"EF002169":"acrylique","EF000008":142}\n'],
  ])('prints %s', async (format, wanted) => {
    const { stdout } = await run([TEXT, '--fields', 'EF002169,EF000008', '--format', format]);
    expect(stdout.replaceAll('\r\n', '\n')).toBe(wanted);
  });
});

describe('wrong use gets one sentence and exit code 2', () => {
  const never =
    "export default { llms: { slow: { connector: { name: 'never', complete: () => new Promise(() => {}) } } } };\n";
  it.each<[string, readonly string[], RegExp]>([
    ['an unknown flag', [TEXT, '--feilds', 'EF002169'], /no flag --feilds: did you mean "--fields"/],
    ['no fields', [TEXT], /no fields asked/],
    ['a file of codes that is not there', [TEXT, '--fields', '@missing.txt'], /missing\.txt/],
    [
      'an unknown llm',
      [TEXT, '--fields', 'EF002169', '--llm', 'lama2'],
      /no llm "lama2": did you mean "llama2"\? \(configured: camellm, llama2, offline\)/,
    ],
    ['an unknown format', [TEXT, '--fields', 'EF002169', '--format', 'jsn'], /--format is "jsn": did you mean "json"/],
    ['a count of nothing', [TEXT, '--fields', 'EF002169', '--concurrency', '0'], /--concurrency is "0"/],
    ['an empty description', ['', '--fields', 'EF002169'], /the description is empty: pass a product's text/],
    ['an unknown command', ['lokup'], /no command "lokup": did you mean "lookup"/],
    ['a description of one word', ['Lavabo'], /no command "Lavabo" .*a description of one word comes after "lookup"/],
    ['two descriptions', [TEXT, 'another text', '--fields', 'EF002169'], /another text|[Uu]nexpected/],
    ['a timeout of nothing', [TEXT, '--fields', 'EF002169', '--timeout', '0s'], /--timeout/],
    ['a timeout without a unit', [TEXT, '--fields', 'EF002169', '--timeout', '0'], /--timeout/],
    ['a timeout that is a word', [TEXT, '--fields', 'EF002169', '--timeout', 'abc'], /--timeout/],
    ['a negative timeout', [TEXT, '--fields', 'EF002169', '--timeout=-3s'], /--timeout/],
    ['a configuration that is not there', [TEXT, '--fields', 'EF002169', '--config', 'missing.yaml'], /missing\.yaml/],
    ['broken YAML', [TEXT, '--fields', 'EF002169', '--config', 'broken.yaml'], /broken\.yaml.*(line )?2/],
    ['an unknown key', [TEXT, '--fields', 'EF002169', '--config', 'key.yaml'], /timeuot.*timeout/],
    ['a database that is a folder', [TEXT, '--fields', 'EF002169', '--database', '.'], /folder|directory/],
    ['a database that is none', [TEXT, '--fields', 'EF002169', '--database', 'key.yaml'], /key\.yaml/],
    [
      'a configured composition without its token',
      [TEXT, '--fields', 'EF002169', '--llm', 'mine', '--config', 'token.yaml'],
      /MY_TOKEN/,
    ],
  ])('%s', async (_, words, sentence) => {
    write('broken.yaml', 'llm: offline\n  timeout: [\n');
    write('key.yaml', 'timeuot: 20s\n');
    write(
      'token.yaml',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the file's
      'llms:\n  mine: {template: llama2, connector: {type: replicate, model: a/b, token: "${MY_TOKEN}"}}\n',
    );
    write('slow.mjs', never);
    const { stdout, stderr, code } = await run(words);
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^error: [^A-Z]/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});

describe('time and interruption', () => {
  const config = () =>
    write(
      'slow.config.mjs',
      `export default { llms: { slow: { chainOfThoughts: 'basic', template: 'llama2', connector: { name: 'slow',
        complete: async ({ question }) => question.fields[0].code === 'EF002169' ? { text: 'acrylique' } : new Promise(() => setTimeout(() => {}, 60_000)) } } } };\n`,
    );

  it('keeps what is finished at the deadline, and exits with 3', async () => {
    const words = [TEXT, '--fields', 'EF002169,EF000008', '--llm', 'slow', '--config', config(), '--timeout', '700ms'];
    const { stdout, stderr, code } = await run(words);
    expect(JSON.parse(stdout)).toEqual({ EF002169: 'acrylique', EF000008: null });
    expect(stderr).toContain('EF000008 timeout');
    expect(code).toBe(3);
  });

  it('prints the finished values on Ctrl-C, and exits with 130', async () => {
    const words = [TEXT, '--fields', 'EF002169,EF000008', '--llm', 'slow', '--config', config(), '--timeout', '60s'];
    const { stdout, code } = await run(words, { onStart: (child) => setTimeout(() => child.kill('SIGINT'), 2000) });
    expect(JSON.parse(stdout)).toEqual({ EF002169: 'acrylique', EF000008: null });
    expect(code).toBe(130);
  });
});

describe('a pipe', () => {
  it('that closes early ends the run quietly', () => {
    const script = `"${process.execPath}" "${BIN}" "${TEXT}" --fields EF002169,EF000007 --details | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], {
      env: { ...process.env, ...environment },
      encoding: 'utf8',
      cwd: folder,
    });
    expect(stdout).toMatch(/^\{ (0|141)\n$/);
    expect(stderr).toBe('');
  });
});

describe('help', () => {
  it.each([
    [['--help']],
    [['help']],
    [['lookup', '--help']],
    [['help', 'db', 'seed']],
    [['db', 'seed', '--help']],
    [['fields', '--help']],
  ])('is there for %j', async (words) => {
    const { stdout, code } = await run(words);
    expect(stdout).toContain('USAGE');
    expect(code).toBe(0);
  });

  it('prints the version', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^akeneo-lookup\/\d+\.\d+\.\d+ /);
  });
});
