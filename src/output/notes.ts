import { printable } from './printable.js';

const RED = 31;
const YELLOW = 33;
const CYAN = 36;

/** Prints what is good to know as one line on standard error. */
export function printNote(text: string): void {
  print('note:', CYAN, printable(text));
}

/** Prints a warning as one line on standard error. */
export function printWarning(text: string): void {
  print('warning:', YELLOW, printable(text));
}

/** Prints what went wrong on standard error; a stack keeps its lines. */
export function printError(text: string): void {
  print('error:', RED, text.split('\n').map(printable).join('\n'));
}

function print(label: string, colour: number, text: string): void {
  const lines = wrapWords(`${label} ${text}`, process.stderr.isTTY ? process.stderr.columns : undefined);
  process.stderr.write(`${coloured(label, colour)}${lines.slice(label.length)}\n`);
}

/** A text with line ends between words, so that a terminal breaks none; lines of a stack stay as they are. */
function wrapWords(text: string, columns: number | undefined): string {
  if (!columns) return text;
  return text
    .split('\n')
    .map((line) => (/^\s/.test(line) ? line : wrapLine(line, columns)))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let last = '';
  for (const word of line.split(' ')) {
    if (last !== '' && last.length + 1 + word.length > columns) {
      lines.push(last);
      last = word;
    } else last = last === '' ? word : `${last} ${word}`;
  }
  return [...lines, last].join('\n');
}

/** Colours where the terminal can show them, unless https://no-color.org or https://force-color.org say otherwise. */
function coloured(text: string, code: number): string {
  return showsColours(process.stderr) ? `\u001b[${code}m${text}\u001b[39m` : text;
}

function showsColours(stream: NodeJS.WriteStream): boolean {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && stream.isTTY === true && stream.hasColors();
}
