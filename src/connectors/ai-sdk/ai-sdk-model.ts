import { UserError } from '../../errors.js';
import { importUserPackage } from '../user-package.js';

/** A language model of the provider specification, as far as it is used. */
export interface LanguageModel {
  readonly specificationVersion: string;
  readonly modelId: string;
  doGenerate(options: Readonly<Record<string, unknown>>): PromiseLike<SdkResult>;
}

/** What `doGenerate` resolves to; versions 2 and later differ in usage and finish reason. */
export interface SdkResult {
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
  readonly structuredOutputText?: string;
  readonly finishReason?: string | { readonly unified?: string };
  readonly usage?: SdkUsage;
  readonly warnings?: readonly Readonly<Record<string, string | undefined>>[];
  readonly response?: { readonly modelId?: string };
}

/** Tokens as version 2 counts them, or as later ones do. */
export interface SdkUsage {
  readonly inputTokens?:
    | number
    | { readonly total?: number; readonly cacheRead?: number; readonly cacheWrite?: number };
  readonly outputTokens?: number | { readonly total?: number; readonly reasoning?: number };
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

type Factory = (options: object) => ((id: string) => unknown) & { languageModel?: (id: string) => unknown };

interface Wanted {
  readonly package: string;
  readonly model: string;
  readonly options: object;
  readonly export?: string;
}

/** Loads the provider from the user's packages and takes the model from it; what does not fit is a UserError. */
export async function loadLanguageModel(wanted: Wanted): Promise<LanguageModel> {
  const create = factoryOf(await importUserPackage(wanted.package), wanted);
  const provider = create(wanted.options);
  const model = provider.languageModel ? provider.languageModel(wanted.model) : provider(wanted.model);
  if (isLanguageModel(model)) return model;
  const found = (model as { specificationVersion?: string } | null)?.specificationVersion ?? 'none';
  throw new UserError(
    `package "${wanted.package}" gives a model of provider specification "${found}", and v2 or later is needed: install a newer version`,
    'config',
  );
}

/** Providers are created by a function whose name starts with `create`. */
function factoryOf(module: Readonly<Record<string, unknown>>, wanted: Wanted): Factory {
  const isFactory = (name: string) => typeof module[name] === 'function';
  const names = Object.keys(module).filter((name) => /^create[A-Z]/.test(name) && isFactory(name));
  const name = wanted.export ?? (new Set(names.map((other) => module[other])).size === 1 ? names[0] : undefined);
  if (name && isFactory(name)) return module[name] as Factory;
  const choice = names.length > 0 ? `one of ${names.join(', ')}` : 'its create function';
  throw new UserError(`package "${wanted.package}": set "export" to ${choice}`, 'config');
}

function isLanguageModel(model: unknown): model is LanguageModel {
  const { specificationVersion: version, doGenerate } = (model ?? {}) as Partial<LanguageModel>;
  return typeof doGenerate === 'function' && /^v([2-9]|\d\d)/.test(version ?? '');
}
