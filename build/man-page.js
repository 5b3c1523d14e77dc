// The manual page, from the manifest of the commands (https://man7.org/linux/man-pages/man7/man.7.html).

const ENVIRONMENT = [
  ['AKENEO_LOOKUP_CONFIG', 'the configuration file, in place of the nearest .akeneolookuprc'],
  ['AKENEO_LOOKUP_DATABASE', "the SQLite catalogue, in place of the user's own"],
  ['LLM_QUERY_TIMEOUT', 'the deadline of one product, in seconds or as 500ms, 20s, 2m'],
  ['REPLICATE_API_TOKEN, REPLICATE_REF', 'the token and the model of the compositions llama2 and camellm'],
  ['HTTP_PROXY, HTTPS_PROXY, NO_PROXY', 'the proxy for servers beyond this machine, and the hosts without one'],
  ['NO_COLOR, FORCE_COLOR', 'whether messages on a terminal are coloured'],
];

const FILES = [
  ['.akeneolookuprc', 'the configuration, in the working folder or one above it; .json, .yaml, .js and others too'],
  ['~/.config/akeneo-lookup/config.yaml', "the user's own configuration (in XDG_CONFIG_HOME where that is set)"],
  ['~/.local/share/akeneo-lookup/catalogue.db', "the user's own catalogue (in XDG_DATA_HOME where that is set)"],
];

const STATUS = [
  ['0', 'every field is answered, found or absent'],
  ['1', 'a bug'],
  ['2', 'wrong use or configuration'],
  ['3', 'some field timed out, failed or is unknown'],
  ['130', 'interrupted'],
];

/** @param manifest what oclif writes @param about package.json @returns the page as troff */
export function manPage({ commands }, { name, version, description, oclif }) {
  const shown = Object.entries(commands).filter(([, { hidden }]) => !hidden);
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}"`,
    '.SH NAME',
    `${name} \\- ${text(firstLower(description))}`,
    '.SH SYNOPSIS',
    `.B ${name}`,
    '.I TEXT',
    '.B \\-\\-fields',
    '.I NAMES',
    '.br',
    `.B ${name}`,
    '.I COMMAND',
    '[FLAGS]',
    '.SH DESCRIPTION',
    text(description),
    '.PP',
    text('Without a command a text is looked up, from the argument or from standard input.'),
    '.SH COMMANDS',
    ...shown.flatMap(([id, command]) => commandLines(id.replaceAll(':', ' '), command, oclif)),
    '.SH FLAGS OF ALL COMMANDS',
    ...sharedFlags(shown).flatMap((flag) => tagged([flagName(flag), flag.summary ?? ''])),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(tagged),
    '.SH FILES',
    ...FILES.flatMap(tagged),
    '.SH EXIT STATUS',
    ...STATUS.flatMap(tagged),
    '',
  ].join('\n');
}

function commandLines(id, { summary = '', description, args = {}, flags = {}, examples = [] }, { bin }) {
  const own = Object.values(flags).filter(({ helpGroup, hidden }) => helpGroup !== 'GLOBAL' && !hidden);
  const words = Object.values(args).map(({ name }) => `[${name.toUpperCase()}]`);
  const fill = (example) => example.replace(/<%= config\.bin %>/g, bin).replace(/<%= command\.id %>/g, id);
  return [
    `.SS ${text([id, ...words].join(' '))}`,
    text(summary),
    ...(description ? ['.PP', text(description)] : []),
    ...own.flatMap((flag) => tagged([flagName(flag), flag.summary ?? ''])),
    ...examples.flatMap((example) => ['.PP', '.nf', text(`$ ${fill(example)}`), '.fi']),
  ];
}

function sharedFlags([[, { flags = {} }]]) {
  return Object.values(flags).filter(({ helpGroup }) => helpGroup === 'GLOBAL');
}

function flagName({ name, char, type, helpValue, options }) {
  const value = type === 'boolean' ? '' : ` ${options ? options.join('|') : (helpValue ?? 'VALUE')}`;
  return `${char ? `-${char}, ` : ''}--${name}${value}`;
}

function tagged([term, about]) {
  return ['.TP', `.B ${text(term)}`, text(about)];
}

/** A line that troff takes as it is: its escapes doubled, no request at its beginning, hyphens that can be copied. */
function text(line) {
  const escaped = line.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('\n', ' ');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

function firstLower(line) {
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/\.$/, '');
}
