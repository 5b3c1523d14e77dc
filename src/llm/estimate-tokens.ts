/** Tokens of a run of each kind of character; on the safe side for the vocabularies of current models. */
const LETTER = 0.4;
const SPACE = 0.3;
const OTHER_ASCII = 1;
const ACCENTED = 1;
const OTHER = 1.5;

/** The most tokens that a text is likely to take: a little over what tokenizers count in European languages, whatever the model. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index++) tokens += tokensOf(text.charCodeAt(index));
  return Math.ceil(tokens);
}

function tokensOf(code: number): number {
  if (code >= 97 && code <= 122) return LETTER;
  if (code === 32) return SPACE;
  if (code < 128) return OTHER_ASCII;
  return code < 0x250 ? ACCENTED : OTHER;
}
