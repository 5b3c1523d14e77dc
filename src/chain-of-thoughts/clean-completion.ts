const THINKING =
  'think(?:ing)?|thoughts?|thought_process|ant_?thinking|reason(?:ing)?|reflect(?:ion)?|scratch_?pad|deliberation|rationale|inner_monologue|chain_of_thought|cot|analysis';

/**
 * How families mark where thought begins and ends, after the chat templates that their models are published with: tags,
 * also in a name space (Qwen, DeepSeek, Seed); triangles (Kimi); square brackets (Magistral); words between bars (Cohere,
 * OpenThinker, Apertus); a whole channel (gpt-oss).
 */
const OPENED = new RegExp(
  `<(?:\\w+:)?(?:${THINKING})>|◁(?:${THINKING})▷|\\[(?:think|thinking|reasoning)\\]|<[|｜](?:(?:begin|start)[_▁](?:of[_▁])?)?(?:${THINKING}|inner_prefix)[|｜]>`,
  'i',
);
const CLOSED = new RegExp(
  `</(?:\\w+:)?(?:${THINKING})>|◁/(?:${THINKING})▷|\\[/(?:think|thinking|reasoning)\\]|<[|｜](?:/|end[_▁](?:of[_▁])?)(?:${THINKING})[|｜]>|<[|｜]inner_suffix[|｜]>`,
  'gi',
);

/** The channels of gpt-oss (harmony), also where a server took its marks out and left their words. */
const CHANNEL = /<\|channel\|>\s*(?:analysis|commentary|final)|^analysis(?=[A-Z])/;
const FINAL_CHANNEL =
  /<\|channel\|>\s*final[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>|(?<=[.!?)}\]"'\s])assistantfinal(?=\S|\s)/g;

/** What some families put around the answer itself. */
const WRAPPED =
  /^\s*(?:<(answer|response|solution|output|final_answer)>|<\|(?:begin_of_solution|start_response)\|>)([\s\S]*?)(?:<\/\1>|<\|(?:end_of_solution|end_response)\|>|$)\s*$/i;

/** Marks that end a turn; what comes after them is another turn that the model made up. */
const END_OF_TURN = /<\/s>|<\|(?:im_end|eot_id|end_of_text|endoftext|end|eom_id)\|>|<end_of_turn>|<eos>/i;

/** A prompt that was echoed, or marks that open the answer. */
const OPENING =
  /^\s*(?:<s>|<\|begin_of_text\|>|<bos>|\[INST\][\s\S]*?\[\/INST\]|\[\/INST\]|<\|im_start\|>\s*assistant|<\|start_header_id\|>\s*assistant\s*<\|end_header_id\|>|<start_of_turn>\s*model)/i;

/** Marks that open a turn of somebody else. */
const NEXT_TURN = /\[\/?INST\]|<<\/?SYS>>|<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>|<s>/i;

/** What a model said without its thinking and the marks of its template; empty when it did nothing but think. */
export function cleanCompletion(completion: string): string {
  if (!/[<[◁]|^analysis/.test(completion)) return completion.trim();
  const turn = takeTurn(afterThinking(completion));
  return (WRAPPED.exec(turn)?.[2] ?? turn).trim();
}

function afterThinking(completion: string): string {
  if (CHANNEL.test(completion)) {
    const last = [...completion.matchAll(FINAL_CHANNEL)].at(-1);
    return last ? completion.slice(last.index + last[0].length) : '';
  }
  const closed = [...completion.matchAll(CLOSED)].at(-1);
  const rest = closed ? completion.slice(closed.index + closed[0].length) : completion;
  const opened = OPENED.exec(rest);
  return opened ? rest.slice(0, opened.index) : rest;
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
