/** Control characters, which a terminal would obey, and line ends of all kinds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A text as one line that is safe to show: white space as a space, other control characters spelled out. */
export function printable(text: string): string {
  return text.replace(CONTROL, (character) =>
    /\s/.test(character) ? ' ' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
