import { createHash } from 'node:crypto';
import type { Field } from '../fields/field.js';
import { costOf } from '../llm/cost-of.js';
import type { LlmRequest, PromptPreview } from '../llm/llm.js';
import { estimateTokens } from '../llm/prompt/estimate-tokens.js';
import type { ManyRequest, Task } from '../lookup/lookup-products.js';
import type { Plan } from '../output/batch-plan.js';

/** Tokens of the answer to one field: a short value and the JSON around it. */
const TOKENS_OF_A_VALUE = 16;

type Sums = { -readonly [Key in keyof Plan]: Plan[Key] };

/** Prepares every question and sends none. @param inBatches whether the provider would be asked in batches, which have a price of their own */
export async function planMany(
  tasks: AsyncIterable<Task>,
  { llm, examples = () => [], policy, stop }: ManyRequest,
  { inBatches = false }: { readonly inBatches?: boolean } = {},
): Promise<Plan> {
  const sums: Sums = { ...NOTHING };
  const seen = new Set<string>();
  const sharedOf = createSharedOf();
  const signal = stop ?? new AbortController().signal;
  for await (const { description, fields } of tasks) {
    if (signal.aborted) break;
    const known = fields.filter((field): field is Field => typeof field !== 'string');
    const request: LlmRequest = { description, examples, policy, signal, emit: () => undefined };
    const local = llm.answerLocally(known, request).length;
    sums.products++;
    sums.fields += known.length;
    sums.local += local;
    if (local === known.length) continue;
    for (const preview of await llm.preview(known, request)) addQuestion(sums, preview, { seen, inBatches, sharedOf });
  }
  return sums;
}

const NOTHING: Plan = {
  products: 0,
  fields: 0,
  local: 0,
  questions: 0,
  cached: 0,
  repeated: 0,
  tooLong: 0,
  promptTokens: 0,
  completionTokens: 0,
  cost: 0,
};

/** What is known while questions are counted. */
interface Counting {
  readonly seen: Set<string>;
  readonly inBatches: boolean;
  readonly sharedOf: (preview: PromptPreview) => number;
}

function addQuestion(sums: Sums, preview: PromptPreview, { seen, inBatches, sharedOf }: Counting): void {
  const key = keyOf(preview);
  if (preview.problem) sums.tooLong++;
  else if (preview.cached) sums.cached++;
  else if (preview.waits) sums.waiting = (sums.waiting ?? 0) + 1;
  else if (seen.has(key)) sums.repeated++;
  else {
    seen.add(key);
    const prompt = estimateTokens(preview.text);
    const completion = Math.min(preview.answerTokens ?? Infinity, TOKENS_OF_A_VALUE * preview.fields.length);
    sums.questions++;
    sums.promptTokens += prompt;
    sums.completionTokens += completion;
    const { price } = preview;
    // Of the questions of a batch nobody knows which come after which.
    const cached = price?.cachedPrompt === undefined || inBatches ? 0 : Math.min(prompt, sharedOf(preview));
    if (cached > 0) sums.cachedTokens = (sums.cachedTokens ?? 0) + cached;
    if (!price || sums.cost === undefined) delete sums.cost;
    else
      sums.cost += costOf(
        { promptTokens: prompt, completionTokens: completion, cachedTokens: cached },
        price,
        inBatches,
      );
  }
}

/** The fewest characters that providers' caches take: 1,024 tokens of three. */
const LEAST_CACHED = 3_072;

/**
 * About how many tokens of a question a provider takes from its cache, when that is asked after the one before: those of the
 * beginning that both share. Of another field the shape of the answer, which some read first, may be another one.
 */
function createSharedOf(): (preview: PromptPreview) => number {
  let before: PromptPreview | undefined;
  return (preview) => {
    const last = before;
    before = preview;
    if (!last || last.llm !== preview.llm || last.fields.join() !== preview.fields.join()) return 0;
    let length = 0;
    while (length < preview.text.length && preview.text[length] === last.text[length]) length++;
    return length < LEAST_CACHED ? 0 : estimateTokens(preview.text.slice(0, length));
  };
}

/** Short, since a large run keeps one of every question. */
function keyOf({ llm, fields, text }: PromptPreview): string {
  return createHash('sha256').update(`${llm}\n${fields.join()}\n${text}`).digest('base64').slice(0, 16);
}
