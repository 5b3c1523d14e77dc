/** Passes over an element of a JSON array that is too long to be held. */
export interface ElementSkipper {
  /** Goes on over the next part of the text; returns the offset of the comma or bracket behind the element, if it is there. */
  skip(text: string): number | undefined;
}

/** A skipper that begins where the element does. */
export function createElementSkipper(): ElementSkipper {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  return {
    skip(text) {
      for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (quoted) {
          if (escaped) escaped = false;
          else if (character === '\\') escaped = true;
          else if (character === '"' || character === '\n') quoted = false;
        } else if (character === '"') quoted = true;
        else if (character === '{' || character === '[') depth++;
        else if (depth === 0 && (character === ',' || character === ']')) return at;
        else if (character === '}' || character === ']') depth--;
      }
      return undefined;
    },
  };
}
