/** What is asked for beside the model: the variable that holds the key, where the server is, or which file the model is. */
export type ProviderNeed = 'key' | 'address' | 'file';

/** How a provider is reached. */
export interface Provider {
  readonly title: string;
  /** The lines of its connector, before what was asked. */
  readonly connector: Readonly<Record<string, string>>;
  readonly need: ProviderNeed;
  /** What is offered for the model, and for what is needed. */
  readonly model: string;
  readonly needed: string;
  /** Where the key goes when it is no bearer token. */
  readonly keyHeader?: string;
}

const openai = (baseUrl?: string) => ({ type: 'openai', ...(baseUrl && { baseUrl }) });

/** The providers that `init` knows, after their own documentation; any other OpenAI-compatible server is reached like them. */
export const PROVIDERS = {
  openai: { title: 'OpenAI', connector: openai(), need: 'key', model: 'gpt-4.1-mini', needed: 'OPENAI_API_KEY' },
  azure: {
    title: 'Azure OpenAI (the model is the name of your deployment)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the configuration file
    connector: openai('${AZURE_OPENAI_ENDPOINT}/openai/v1'),
    need: 'key',
    model: 'my-deployment',
    needed: 'AZURE_OPENAI_API_KEY',
    keyHeader: 'api-key',
  },
  gemini: {
    title: 'Google Gemini',
    connector: openai('https://generativelanguage.googleapis.com/v1beta/openai'),
    need: 'key',
    model: 'gemini-2.5-flash',
    needed: 'GEMINI_API_KEY',
  },
  mistral: {
    title: 'Mistral',
    connector: openai('https://api.mistral.ai/v1'),
    need: 'key',
    model: 'mistral-small-latest',
    needed: 'MISTRAL_API_KEY',
  },
  anthropic: {
    title: 'Anthropic',
    connector: { type: 'anthropic' },
    need: 'key',
    model: 'claude-haiku-4-5',
    needed: 'ANTHROPIC_API_KEY',
  },
  openrouter: {
    title: 'OpenRouter',
    connector: openai('https://openrouter.ai/api/v1'),
    need: 'key',
    model: 'openai/gpt-4.1-mini',
    needed: 'OPENROUTER_API_KEY',
  },
  ollama: {
    title: 'Ollama',
    connector: { type: 'ollama' },
    need: 'address',
    model: 'llama3.1:8b',
    needed: 'http://127.0.0.1:11434',
  },
  'llama-server': {
    title: "llama.cpp's server",
    connector: { type: 'llama-server' },
    need: 'address',
    model: '',
    needed: 'http://127.0.0.1:8080',
  },
  gguf: {
    title: 'a GGUF file, through node-llama-cpp, which you install',
    connector: { type: 'gguf' },
    need: 'file',
    model: '',
    needed: './model.gguf',
  },
} as const satisfies Record<string, Provider>;

/** The name of a provider in `--provider`. */
export type ProviderName = keyof typeof PROVIDERS;

/** What people also call them, in small letters without spaces and signs. */
export const PROVIDER_SPELLINGS: Readonly<Record<string, ProviderName>> = {
  azureopenai: 'azure',
  chatgpt: 'openai',
  claude: 'anthropic',
  google: 'gemini',
  googlegemini: 'gemini',
  llamacpp: 'llama-server',
  llamaserver: 'llama-server',
  mistralai: 'mistral',
};

/** All names, in the order they are offered. */
export const PROVIDER_NAMES = Object.keys(PROVIDERS) as readonly ProviderName[];
