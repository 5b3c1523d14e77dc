/** What a model said, without its thinking and the marks of its template. */
export interface CleanCompletion {
  readonly text: string;
  /** Set when the completion ended before the thinking did: `text` is then thought, and only JSON in it may be an answer. */
  readonly thinking: boolean;
}

const THINKING = 'think|thinking|thought|reasoning|reflection|scratchpad';

/** Marks that end a turn; what comes after them is another turn that the model made up. */
const END_OF_TURN = /<\/s>|<\|(?:im_end|eot_id|end_of_text|endoftext|end|eom_id)\|>|<end_of_turn>|<eos>/i;

/** A prompt that was echoed, or marks that open the answer. */
const OPENING =
  /^\s*(?:<s>|<\|begin_of_text\|>|<bos>|\[INST\][\s\S]*?\[\/INST\]|\[\/INST\]|<\|im_start\|>\s*assistant|<\|start_header_id\|>\s*assistant\s*<\|end_header_id\|>|<start_of_turn>\s*model)/i;

/** Marks that open a turn of somebody else. */
const NEXT_TURN = /\[\/?INST\]|<<\/?SYS>>|<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>|<s>/i;

/** Takes the thinking and the template's marks out of a completion. */
export function cleanCompletion(completion: string): CleanCompletion {
  if (!/[<[]/.test(completion)) return { text: completion.trim(), thinking: false };
  const answer = afterThinking(completion);
  return { text: takeTurn(answer.text), thinking: answer.thinking };
}

function afterThinking(completion: string): CleanCompletion {
  const closed = [...completion.matchAll(new RegExp(`</(?:${THINKING})>`, 'gi'))].at(-1);
  const rest = closed ? completion.slice(closed.index + closed[0].length) : completion;
  const open = new RegExp(`<(?:${THINKING})>`, 'i').exec(rest);
  if (!open) return { text: rest, thinking: false };
  const before = rest.slice(0, open.index);
  return before.trim() ? { text: before, thinking: false } : { text: rest.slice(open[0].length), thinking: true };
}

function takeTurn(text: string): string {
  const turns = text.split(END_OF_TURN).map(stripOpening);
  const turn = turns.find((candidate) => candidate.trim() && !NEXT_TURN.test(candidate.trimStart().slice(0, 20))) ?? '';
  return turn.slice(0, turn.search(NEXT_TURN) < 0 ? undefined : turn.search(NEXT_TURN)).trim();
}

function stripOpening(text: string): string {
  let rest = text;
  for (let match = OPENING.exec(rest); match; match = OPENING.exec(rest)) rest = rest.slice(match[0].length);
  return rest;
}
