import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean, UserError } from '../../errors.js';
import { ask, canAsk } from '../../output/ask.js';
import { writeResult } from '../../output/write-result.js';
import type { FlagValues } from '../flags.js';
import type { INIT_FLAGS } from './init-flags.js';
import {
  PROVIDER_NAMES,
  PROVIDER_SPELLINGS,
  PROVIDERS,
  type Provider,
  type ProviderName,
  type ProviderNeed,
} from './providers.js';
import { type InitAnswers, writeConfig } from './write-config.js';

type InitFlags = FlagValues<typeof INIT_FLAGS>;

const FILE = '.akeneolookuprc';

const NEEDS: Record<ProviderNeed, { readonly flag: 'key-variable' | 'address' | 'file'; readonly question: string }> = {
  key: { flag: 'key-variable', question: 'environment variable that holds the key' },
  address: { flag: 'address', question: 'address of the server' },
  file: { flag: 'file', question: 'path of the GGUF file' },
};

/** The work of `init`: asks for what the flags do not say, and writes a configuration where there is none. */
export async function runInit(flags: InitFlags, signal: AbortSignal): Promise<void> {
  const answers = await answersOf(flags, signal);
  const path = resolve(FILE);
  try {
    writeFileSync(path, writeConfig(answers), { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UserError(`${path} is there already: change it, or remove it first`, 'config');
    throw new UserError(`${path} cannot be written (${code ?? message}): check the folder`, 'config', 2, {
      cause: error,
    });
  }
  await writeResult(`${[`wrote ${path}`, ...nextSteps(answers)].join('\n')}\n`);
}

async function answersOf(flags: InitFlags, signal: AbortSignal): Promise<InitAnswers> {
  const provider = providerNamed(
    flags.provider ?? (await answer('provider', `provider (${PROVIDER_NAMES.join(', ')})`, 'openai', signal)),
  );
  const { need, model, needed }: Provider = PROVIDERS[provider];
  const { flag, question } = NEEDS[need];
  const chosen = flags.model ?? (model === '' ? '' : await answer('model', 'model', model, signal));
  const given = flags[flag] ?? (await answer(flag, question, needed, signal));
  if (need === 'key' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(given)) {
    // The key itself is not repeated.
    throw new UserError('--key-variable is the name of a variable of the environment, not the key: OPENAI_API_KEY');
  }
  return { provider, model: chosen, needed: given };
}

/** @throws UserError where nobody can be asked; the flag is then to be given */
async function answer(flag: string, question: string, fallback: string, signal: AbortSignal): Promise<string> {
  if (!canAsk()) {
    throw new UserError(`nobody can be asked here for the ${flag}: give --${flag}, such as --${flag} ${fallback}`);
  }
  return ask(question, fallback, signal);
}

function providerNamed(name: string): ProviderName {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = PROVIDER_NAMES.find((one) => one === name.toLowerCase() || one === plain) ?? PROVIDER_SPELLINGS[plain];
  if (known) return known;
  throw new UserError(`no provider "${name}"${didYouMean(name, PROVIDER_NAMES)} (known: ${PROVIDER_NAMES.join(', ')})`);
}

function nextSteps({ provider, needed }: InitAnswers): readonly string[] {
  const { need, connector }: Provider = PROVIDERS[provider];
  const inConnector = Object.values(connector).flatMap((value) => /\$\{(\w+)\}/.exec(value)?.[1] ?? []);
  const wanted = [...inConnector, ...(need === 'key' ? [needed] : [])];
  const missing = wanted.filter((name) => !process.env[name]).map((name) => `export ${name}=…, and`);
  return [...missing, `try it: akeneo-lookup llm test ${provider}`];
}
