import { PROVIDERS, type Provider, type ProviderName } from './providers.js';

/** What `init` was told. */
export interface InitAnswers {
  readonly provider: ProviderName;
  readonly model: string;
  /** The variable with the key, the address of the server, or the path of the file. */
  readonly needed: string;
}

/** The text of a commented `.akeneolookuprc` with one composition, named as its provider. */
export function writeConfig({ provider, model, needed }: InitAnswers): string {
  const { title, connector, need, keyHeader }: Provider = PROVIDERS[provider];
  const lines = Object.entries({ ...connector, ...settingsFor(need, model, needed, keyHeader) });
  const header = need === 'key' && keyHeader ? [`      headers: { ${keyHeader}: ${quote(`\${${needed}}`)} }`] : [];
  return `# How akeneo-lookup asks ${title}. All settings: .akeneolookuprc.example of the package.

# The language of the prompts: fr, en or de.
locale: en

# The composition that answers. "offline" asks nobody; "${provider}" asks for every field.
llm: cautious

# One deadline for the whole lookup, retries included.
timeout: 30s

llms:
  ${provider}:
    # Shows the model the examples of the catalogue that are most like the text.
    chainOfThoughts: few-shot
    # Fields in one question: fewer calls, longer answers.
    group: 8
    # Price per million tokens; with it --details shows the cost, and --max-cost bounds it.
    #price: { prompt: 0.4, completion: 1.6 }
    connector:
${lines.map(([key, value]) => `      ${key}: ${quote(value)}`).join('\n')}${header.map((line) => `\n${line}`).join('')}

  # The offline engine answers what it is sure of, and only the rest is asked.
  cautious:
    gate: offline
    llm: ${provider}
    fallback: [offline]
`;
}

function settingsFor(
  need: Provider['need'],
  model: string,
  needed: string,
  keyHeader: string | undefined,
): Readonly<Record<string, string>> {
  if (need === 'file') return { model: needed };
  if (need === 'address') return { ...(model && { model }), baseUrl: needed };
  return { model, ...(!keyHeader && { apiKey: `\${${needed}}` }) };
}

/** A scalar of YAML that is always a string (a JSON string is one). */
function quote(value: string): string {
  return /^[a-z-]+$/.test(value) ? value : JSON.stringify(value);
}
