import { Tokenizer } from 'htmlparser2';

/** Told of the tokens of a text; offsets in UTF-16 units, end exclusive. */
export interface TokenHandler {
  /** Text; shorter than where it stands when it is the character of an entity. */
  text(data: string, start: number, end: number): void;
  /** The beginning of an element; `name` in small letters. */
  open(name: string, start: number, end: number): void;
  close(name: string, start: number, end: number): void;
}

const NOTHING = () => undefined;

/**
 * Tells the tokens of HTML in time that grows with its length only: the library's own parser keeps the open elements in
 * a list whose beginning it changes, which takes minutes for a hundred thousand of them.
 * @param from where to begin
 * @returns where a tag begins that has no end; else the end of the text
 */
export function readTokens(source: string, from: number, { text, open, close }: TokenHandler): number {
  const part = from === 0 ? source : source.slice(from);
  let done = 0;
  let [name, start] = ['', 0];
  const finishTag = (last: number) => {
    done = last + 1;
    open(name, from + start, from + done);
  };
  const tokenizer: Tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(begin, end) {
        done = end;
        text(part.slice(begin, end), from + begin, from + end);
      },
      ontextentity(code, end) {
        const begin = done;
        done = end;
        text(String.fromCodePoint(code), from + begin, from + end);
      },
      onopentagname(begin, end) {
        name = part.slice(begin, end).toLowerCase();
        start = begin - 1;
      },
      onopentagend: finishTag,
      onselfclosingtag: finishTag,
      onclosetag(begin, last) {
        const before = part.lastIndexOf('<', begin);
        done = last + 1;
        close(part.slice(begin, last).trim().split(/[\s/]/)[0]?.toLowerCase() ?? '', from + before, from + done);
      },
      oncomment: (_begin, last) => {
        done = last + 1;
      },
      ondeclaration: (_begin, last) => {
        done = last + 1;
      },
      onprocessinginstruction: (_begin, last) => {
        done = last + 1;
      },
      oncdata: NOTHING,
      onattribname: NOTHING,
      onattribdata: NOTHING,
      onattribentity: NOTHING,
      onattribend: NOTHING,
      onend: NOTHING,
    },
  );
  tokenizer.write(part);
  tokenizer.end();
  return from + (part[done] === '<' ? done : part.length);
}
