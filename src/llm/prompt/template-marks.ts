/** What one family of language models reads as marks of its template, and where that is written down. */
interface MarkFamily {
  readonly source: string;
  /** Words within `< >`, also with a slash. */
  readonly tags?: string;
  /** Words within `[ ]`, also with a slash. */
  readonly brackets?: string;
  /** Whole marks, as regular expressions. */
  readonly others?: readonly string[];
}

/**
 * The marks of templates, read from the files and pages that define them. Case and spaces inside do not count, since
 * servers differ in what they forgive; `<|…|>`, with ASCII or wide bars, is a mark whatever stands in it.
 */
export const MARK_FAMILIES: Readonly<Record<string, MarkFamily>> = {
  'Llama 2': {
    source: 'https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-2/',
    tags: 's',
    brackets: 'INST',
    others: ['<<\\s*/?\\s*SYS\\s*>>'],
  },
  'Llama 3 and 4, ChatML, Phi, Granite, Command R, gpt-oss, Kimi': {
    source: 'https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/',
    others: ['<\\s*\\|[^<>|\\n]{1,40}\\|\\s*>'],
  },
  'Code Llama': {
    source: 'https://huggingface.co/docs/transformers/model_doc/code_llama',
    tags: 'PRE SUF MID EOT FILL_ME',
  },
  DeepSeek: {
    source: 'https://huggingface.co/deepseek-ai/DeepSeek-V3/blob/main/tokenizer_config.json',
    others: ['<\\s*｜[^<>｜\\n]{1,40}｜\\s*>'],
  },
  Mistral: {
    source: 'https://github.com/mistralai/mistral-common/blob/main/src/mistral_common/tokens/tokenizers/base.py',
    tags: 'pad unk',
    brackets:
      'INST SYSTEM_PROMPT AVAILABLE_TOOLS TOOL_CALLS TOOL_RESULTS TOOL_CONTENT ARGS CALL_ID THINK PREFIX MIDDLE SUFFIX IMG IMG_BREAK IMG_END AUDIO BEGIN_AUDIO TRANSCRIBE MODEL_SETTINGS',
  },
  Gemma: {
    source: 'https://ai.google.dev/gemma/docs/core/prompt-structure',
    tags: 'bos eos mask start_of_turn end_of_turn start_of_image end_of_image image_soft_token start_of_audio end_of_audio audio_soft_token unused\\d{1,4}',
    others: ['<\\|[a-z_]{1,30}>', '<[a-z_]{1,30}\\|>'],
  },
  GLM: {
    source: 'https://huggingface.co/THUDM/glm-4-9b-chat/blob/main/tokenizer_config.json',
    tags: 'sop eop arg_key arg_value',
    brackets: 'gMASK sMASK MASK',
  },
  'Qwen, Hermes': {
    source: 'https://github.com/NousResearch/Hermes-Function-Calling',
    tags: 'think tool_call tool_calls tool_response tools scratch_pad',
  },
  'StarCoder, CodeGemma': {
    source: 'https://huggingface.co/bigcode/starcoder2-15b/blob/main/special_tokens_map.json',
    tags: 'fim_prefix fim_middle fim_suffix fim_pad file_sep repo_name',
  },
  Cohere: {
    source: 'https://huggingface.co/CohereForAI/c4ai-command-r-v01/blob/main/tokenizer_config.json',
    tags: 'BOS_TOKEN EOS_TOKEN PAD_TOKEN UNK_TOKEN MASK_TOKEN',
  },
  'LLaVA and other readers of images': {
    source: 'https://huggingface.co/docs/transformers/model_doc/llava',
    tags: 'image video audio',
  },
  'Seed-OSS': {
    source: 'https://huggingface.co/ByteDance-Seed/Seed-OSS-36B-Instruct/blob/main/tokenizer_config.json',
    tags: 'seed:[a-z_]{1,30}',
  },
  MiniMax: {
    source: 'https://huggingface.co/MiniMaxAI/MiniMax-M2/blob/main/tokenizer_config.json',
    tags: 'minimax:[a-z_]{1,30}',
    others: ['\\]~!?b[\\][]', '\\[e~\\['],
  },
  Baichuan: {
    source: 'https://huggingface.co/baichuan-inc/Baichuan2-13B-Chat/blob/main/tokenizer_config.json',
    tags: 'reserved_\\d{1,4}',
  },
  InternLM: {
    source: 'https://huggingface.co/internlm/internlm2-chat-7b/blob/main/tokenizer_config.json',
    brackets: 'UNUSED_TOKEN_\\d{1,4}',
  },
  Alpaca: {
    source: 'https://github.com/tatsu-lab/stanford_alpaca#data-release',
    others: ['(?<![^\\n])###[ \\t]*(?:Instruction|Input|Response|System|User|Assistant|Human)[ \\t]*:'],
  },
  'Claude 2': {
    source: 'https://docs.anthropic.com/en/api/complete',
    others: ['(?<=\\n\\n)(?:Human|Assistant):'],
  },
};

/** Finds the marks of all families in a text. */
export function markPattern(): RegExp {
  const families = Object.values(MARK_FAMILIES);
  const words = (kind: 'tags' | 'brackets') => families.flatMap((family) => family[kind]?.split(' ') ?? []).join('|');
  const marks = [
    ...families.flatMap(({ others = [] }) => others),
    `<\\s*/?\\s*(?:${words('tags')})\\s*>`,
    `\\[\\s*/?\\s*(?:${words('brackets')})\\s*\\]`,
  ];
  return new RegExp(marks.join('|'), 'giu');
}
