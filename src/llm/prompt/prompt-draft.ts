import { shortenMiddle } from '../../chain-of-thoughts/shorten.js';
import type { CandidateHint } from '../../chain-of-thoughts/types.js';
import type { Example } from '../../examples/example.js';
import type { DraftMaterial } from './draft-material.js';
import { type OptionOrder, orderOptions } from './order-options.js';

/** What a prompt is tried with. */
export interface PromptDraft {
  /** Most similar first. */
  readonly examples: readonly Example[];
  /** Option codes, a field; a field that is not listed shows all. */
  readonly shownOptions: Readonly<Record<string, readonly string[]>>;
  readonly withGuideline: boolean;
  /** Values to choose among, a field; they give way with the guideline. */
  readonly hints?: Readonly<Record<string, readonly CandidateHint[]>>;
  readonly description: string;
  /** Characters taken out of the description. */
  readonly cutCharacters: number;
}

/** One thing that can give way, by degrees. */
interface Stage {
  readonly least: number;
  readonly most: number;
  shrink(size: number): PromptDraft;
}

/** The least of a description that is worth a question. */
const LEAST_DESCRIPTION = 80;

/** The draft that leaves nothing out. */
export function wholeDraft({ description, examples, hints = {} }: Omit<DraftMaterial, 'room'>): PromptDraft {
  return { examples, shownOptions: {}, withGuideline: true, hints, description, cutCharacters: 0 };
}

/** What gives way, in order; each stage starts from what the ones before it have left. */
export function stagesOf(material: DraftMaterial): readonly ((draft: PromptDraft) => Stage)[] {
  let order: OptionOrder | undefined;
  const options = () => {
    order ??= orderOptions(material);
    return order;
  };
  return [
    fewerExamples,
    (draft) => fewerOptions(draft, options()),
    noGuideline,
    shorterDescription(material),
    (draft) => fewestOptions(draft, options()),
  ];
}

/** A text goes with all that is known of it. */
function fewerExamples(draft: PromptDraft): Stage {
  const texts = [...new Set(draft.examples.map(({ description }) => description))];
  return {
    least: 0,
    most: texts.length - 1,
    shrink(size) {
      const kept = new Set(texts.slice(0, size));
      return { ...draft, examples: draft.examples.filter(({ description }) => kept.has(description)) };
    },
  };
}

/** Keeps the options that the text or its examples speak of, and as many others as there is room for. */
function fewerOptions(draft: PromptDraft, order: OptionOrder): Stage {
  const others = Object.values(order).map(({ all, spokenOf }) => all.length - spokenOf);
  return {
    least: 0,
    most: Math.max(0, ...others) - 1,
    shrink: (size) => ({ ...draft, shownOptions: showFirst(order, ({ spokenOf }) => spokenOf + size) }),
  };
}

function noGuideline(draft: PromptDraft): Stage {
  return { least: 0, most: 0, shrink: () => ({ ...draft, withGuideline: false, hints: {} }) };
}

function shorterDescription({ description, room }: DraftMaterial): (draft: PromptDraft) => Stage {
  const most = Math.min(description.length - 1, room);
  return (draft) => ({
    least: Math.min(LEAST_DESCRIPTION, most),
    most,
    shrink(size) {
      const shortened = shortenMiddle(description, size);
      return { ...draft, description: shortened.text, cutCharacters: shortened.left };
    },
  });
}

/** When even that is too long, options that the text speaks of give way too, the last ones first. */
function fewestOptions(draft: PromptDraft, order: OptionOrder): Stage {
  const spokenOf = Object.values(order).map((field) => field.spokenOf);
  return {
    least: 0,
    most: Math.max(0, ...spokenOf) - 1,
    shrink: (size) => ({ ...draft, shownOptions: showFirst(order, (field) => Math.min(size, field.spokenOf)) }),
  };
}

function showFirst(
  order: OptionOrder,
  count: (field: OptionOrder[string]) => number,
): Readonly<Record<string, readonly string[]>> {
  const cut = Object.entries(order).filter(([, field]) => count(field) < field.all.length);
  return Object.fromEntries(cut.map(([code, field]) => [code, field.all.slice(0, count(field))]));
}

export type { DraftMaterial } from './draft-material.js';
