/** Where in a text JSON stops being JSON, as a UTF-16 offset; the text's length when it ends too early. */
export function jsonErrorOffset(text: string): number {
  // Not every message of the engine names a place, so the longest beginning that could still become JSON is sought.
  let sound = 0;
  let broken = text.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (couldBecomeJson(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function couldBecomeJson(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.includes('Unexpected end') : Number(position) >= beginning.length;
  }
}
