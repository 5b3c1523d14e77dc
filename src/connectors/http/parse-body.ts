import { isTooNested } from '../../text/nesting.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * The JSON of a body, also in a frame that nobody asked for: behind a byte order mark or comment lines, followed by the end
 * of an event stream, as a stream of events (OpenAI's, Anthropic's) or of lines (Ollama's). Undefined when there is none.
 */
export function parseBody(body: string): unknown {
  const text = body.replace(/^\uFEFF/, '');
  const plain = parse(text);
  if (plain !== undefined) return plain;
  const lines = text
    .replace(/(?:data:\s*\[DONE\]\s*)+$/, '')
    .split(/\r\n|\r|\n/)
    .filter((endpoint) => endpoint.trim() !== '' && !/^:|^(?:event|id|retry):/.test(endpoint));
  const bare = lines.map((endpoint) => endpoint.replace(/^data: ?/, ''));
  const whole = parse(bare.join('\n'));
  if (whole !== undefined) return whole;
  const pieces = bare.map(parse);
  return pieces.length > 0 && pieces.every(isMembers) ? joinPieces(pieces) : undefined;
}

/** The reply that a stream of pieces makes up; undefined when it did not come to its end. */
function joinPieces(pieces: readonly Members[]): unknown {
  const whole = pieces.find((piece) => piece.error || firstChoice(piece)?.message || piece.type === 'message');
  if (whole) return whole;
  if (pieces.some((piece) => Array.isArray(piece.choices))) return joinChoices(pieces);
  if (pieces.some(({ type }) => type === 'message_start')) return joinBlocks(pieces);
  return joinLines(pieces);
}

/** Chunks of `/chat/completions` and `/completions`. */
function joinChoices(pieces: readonly Members[]): unknown {
  const choices = pieces.map(firstChoice);
  const ending = choices.findLast((choice) => choice?.finish_reason)?.finish_reason;
  if (!ending) return undefined;
  const deltas = choices.map((choice) => (choice?.delta ?? {}) as Members);
  const written = (key: string) => deltas.map((delta) => delta[key] ?? '').join('');
  const assumed = choices.some((choice) => typeof choice?.text === 'string');
  return {
    ...pieces[0],
    usage: pieces.findLast(({ usage }) => usage)?.usage,
    choices: [
      {
        finish_reason: ending,
        ...(assumed
          ? { text: choices.map((choice) => choice?.text ?? '').join('') }
          : { message: { content: written('content'), reasoning_content: written('reasoning_content') || undefined } }),
      },
    ],
  };
}

/** Events of `/messages`. */
function joinBlocks(pieces: readonly Members[]): unknown {
  const last = pieces.findLast(({ type }) => type === 'message_delta') as
    | { delta?: Members; usage?: object }
    | undefined;
  if (!last?.delta?.stop_reason) return undefined;
  const start = pieces.find(({ type }) => type === 'message_start')?.message as { usage?: object };
  const deltas = pieces.map(({ delta }) => (delta ?? {}) as Members);
  const written = (key: string) => deltas.map((delta) => delta[key] ?? '').join('');
  const input = parse(written('partial_json'));
  return {
    ...start,
    ...last.delta,
    usage: { ...start.usage, ...last.usage },
    content: [isMembers(input) ? { type: 'tool_use', input } : { type: 'text', text: written('text') }],
  };
}

/** Lines of `/api/chat` and `/api/generate`. */
function joinLines(pieces: readonly Members[]): unknown {
  const last = pieces.at(-1);
  if (last?.done !== true) return undefined;
  if (last.message === undefined) return { ...last, response: pieces.map(({ response }) => response ?? '').join('') };
  const content = pieces.map(({ message }) => (message as Members | undefined)?.content ?? '').join('');
  return { ...last, message: { ...(last.message as Members), content } };
}

function firstChoice({ choices }: Members): Members | undefined {
  const first = Array.isArray(choices) ? choices[0] : undefined;
  return isMembers(first) ? first : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  if (isTooNested(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
