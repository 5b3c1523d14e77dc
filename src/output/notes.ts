import { printable } from './printable.js';

const RED = 31;
const YELLOW = 33;
const CYAN = 36;

/** Prints what is good to know as one line on standard error. */
export function printNote(text: string): void {
  process.stderr.write(`${coloured('note:', CYAN)} ${printable(text)}\n`);
}

/** Prints a warning as one line on standard error. */
export function printWarning(text: string): void {
  process.stderr.write(`${coloured('warning:', YELLOW)} ${printable(text)}\n`);
}

/** Prints what went wrong on standard error; a stack keeps its lines. */
export function printError(text: string): void {
  process.stderr.write(`${coloured('error:', RED)} ${text.split('\n').map(printable).join('\n')}\n`);
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
