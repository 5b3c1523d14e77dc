import type { WrapConnector } from '../../completion-cache/completion-cache.js';
import type { Config } from '../../config/config.js';
import { doubtsOfText } from '../../decisions/doubts.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { openLlm } from '../../library/open-llm.js';
import { newQueue } from '../../lookup/new-queue.js';
import type { ServedLlm } from '../../server/service.js';
import type { AskingOptions } from '../asking-options.js';

/** Compositions that stay open, each built once, when it is first asked for. */
export interface ServedLlms {
  /** @throws UserError for one that cannot be used, which is tried anew the next time */
  get(name: string | undefined): Promise<ServedLlm>;
  close(): Promise<void>;
}

/** @param options without a name in a request, its `llm` is asked; its limits of calls and cost hold for each composition */
export function openServedLlms(
  config: Config,
  catalogue: Catalogue,
  options: AskingOptions & { readonly heldOut?: string | undefined },
  wrap?: WrapConnector,
): ServedLlms {
  const open = new Map<string, Promise<ServedLlm>>();

  async function build(name: string): Promise<ServedLlm> {
    const { llm, examples, notes, rulesOf } = await openLlm(config, catalogue, { ...options, llm: name }, wrap);
    const doubts = (description: string) => doubtsOfText(rulesOf(options.policy), description);
    return { llm, examples, notes, doubtsOf: doubts, queue: await newQueue(options.policy.concurrency, llm) };
  }

  return {
    get(name = options.llm) {
      const composition = open.get(name) ?? build(name);
      open.set(name, composition);
      composition.catch(() => open.delete(name));
      return composition;
    },
    async close() {
      const settled = await Promise.allSettled(open.values());
      await Promise.all(settled.map((outcome) => outcome.status === 'fulfilled' && outcome.value.llm.close()));
    },
  };
}
