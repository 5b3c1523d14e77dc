/**
 * The words of a line up to the cursor, without their quotes; the last one is being written, and empty behind white space.
 * @param line as shells take it: words in single or double quotes, and characters behind a backslash
 */
export function splitLine(line: string): readonly string[] {
  const words = [''];
  let quote: string | undefined;
  let hasWord = false;
  const add = (text: string) => {
    words[words.length - 1] += text;
    hasWord = true;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === quote) quote = undefined;
    else if (character === '\\' && quote !== "'") add(line.charAt(++at));
    else if (quote !== undefined) add(character);
    else if (character === '"' || character === "'") {
      quote = character;
      hasWord = true;
    } else if (!/\s/.test(character)) add(character);
    else if (hasWord) {
      words.push('');
      hasWord = false;
    }
  }
  return words;
}
