import { readFieldWords } from '../../config/field-words.js';
import { UserError } from '../../errors.js';
import { heldOutTrials } from '../../evaluation/held-out-trials.js';
import type { CurveStep } from '../../evaluation/learning-curve.js';
import { type MadeTrials, makeTrials } from '../../evaluation/make-trials.js';
import { readGold } from '../../evaluation/read-gold.js';
import type { Trial } from '../../evaluation/trial.js';
import { createTroubles } from '../../evaluation/troubles.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { createFieldIndex } from '../../examples/field-index.js';
import { unknownField } from '../../examples/select-fields.js';
import type { Locale } from '../../fields/field.js';
import type { HtmlReading } from '../../input/product-text.js';
import { sourceOf } from '../../input/read-blocks.js';
import { readProducts } from '../../input/read-products.js';
import type { LookupPolicy } from '../../llm/lookup-policy.js';
import { selectFromText } from '../asked-fields.js';
import type { FlagValues } from '../flags.js';
import type { EVAL_FLAGS } from './eval-flags.js';

/** What an evaluation measures with. */
export interface TrialMaterial {
  readonly trials: readonly Trial[];
  /** What compositions may learn from and show. */
  readonly catalogue: Pick<Catalogue, 'examplesLike' | 'models'>;
  /** Makes the evidence of how held-out answers come true, where nothing is kept; undefined for that of the catalogue. */
  readonly heldOut?: (policy: LookupPolicy) => string | undefined;
  /** How the engine gets better with reviewed values, of the catalogue's own examples. */
  readonly curve?: () => Generator<CurveStep>;
  /** Where the trials come from, for people. */
  readonly source: string;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** Whether some of the gold is about fields that the catalogue does not hold. */
  readonly incomplete: boolean;
}

type Flags = FlagValues<typeof EVAL_FLAGS> & {
  readonly html?: HtmlReading | undefined;
  readonly locale?: Locale;
};

/** Checks what to measure with before anything is opened: two files, or a part of the catalogue's examples. */
export function checkTrialSources(words: readonly string[], { holdout, curve }: Flags): void {
  if (curve && holdout === undefined)
    throw new UserError(
      "--curve learns from the catalogue's own examples: add the part to measure with, as in --holdout 0.3",
    );
  if (holdout !== undefined && words.length > 0)
    throw new UserError(`--holdout measures on the catalogue's own examples: leave out ${words.join(' and ')}`);
  if (holdout === undefined && words.length !== 2)
    throw new UserError(
      'eval needs products and their gold, as in akeneo-lookup eval products.jsonl gold.jsonl, or --holdout 0.3',
    );
  if (words[0] === '-' && words[1] === '-') throw new UserError('only one of products and gold can be standard input');
  if (holdout !== undefined) readPart(holdout);
}

/** Reads or makes the trials. @throws UserError for a file that cannot be read, and when nothing is left to measure */
export async function readMaterial(
  words: readonly string[],
  flags: Flags,
  catalogue: Catalogue,
): Promise<TrialMaterial> {
  const selected = flags.fields && selectFromText(await readFieldWords(flags.fields), catalogue);
  const only = selected?.asked;
  const unknown = (selected?.unknown ?? []).map((name) => unknownField(name, catalogue));
  const material =
    flags.holdout === undefined
      ? await fromFiles(words, flags, catalogue, only)
      : fromExamples(readPart(flags.holdout), flags, catalogue, only);
  if (material.trials.length === 0) {
    const why = [...unknown, ...material.warnings].join('; ');
    throw new UserError(
      `nothing to measure in ${material.source}${why && ` (${why})`}: check ids, fields and examples`,
    );
  }
  return { ...material, warnings: [...unknown, ...material.warnings] };
}

function readPart(text: string): number {
  const part = Number(text);
  if (text.trim() !== '' && part > 0 && part < 1) return part;
  throw new UserError(`--holdout is "${text}", which is not between 0 and 1: write the part to hold back, such as 0.3`);
}

async function fromFiles(
  [productFile = '', goldFile = '']: readonly string[],
  { limit, html, locale, sheet }: Flags,
  catalogue: Catalogue,
  only: readonly string[] | undefined,
): Promise<TrialMaterial> {
  const troubles = createTroubles();
  const notes: string[] = [];
  const note = (text: string) => notes.push(text);
  const { trials, unknownFields, warnings }: MadeTrials = await makeTrials({
    products: readProducts([sourceOf(productFile, process.stdin)], {
      onReject: ({ source, line, reason }) =>
        troubles.add('rows that are no product, left out', `${source}:${line} ${reason}`),
      note,
      onColumns: note,
      sheet,
      ...(html && { html }),
      ...(locale && { locale }),
    }),
    gold: readGold(sourceOf(goldFile, process.stdin), {
      onBroken: (line, reason) => troubles.add('rows that are no gold, left out', `${goldFile}:${line} ${reason}`),
      note,
      fields: createFieldIndex(catalogue.allFields()),
      sheet,
    }),
    field: (code) => catalogue.field(code),
    ...(only && { only }),
    ...(limit !== undefined && { limit }),
  });
  const unknown = unknownFields.map((code) => unknownField(code, catalogue));
  return {
    trials,
    catalogue,
    source: `${productFile} and ${goldFile}`,
    notes,
    warnings: [...troubles.sentences(), ...unknown, ...warnings],
    incomplete: unknown.length > 0,
  };
}

function fromExamples(
  part: number,
  { limit }: Flags,
  catalogue: Catalogue,
  only: readonly string[] | undefined,
): TrialMaterial {
  const { trials, rest, ...held } = heldOutTrials(catalogue, part, only);
  const source = `${trials.length} example texts held back`;
  return {
    trials: trials.slice(0, limit),
    catalogue: held.catalogue,
    curve: held.curve,
    heldOut: ({ precision }) => (precision === undefined ? undefined : held.evidence()),
    source,
    notes: [`${source}, learnt anew from the other ${rest}`],
    warnings: [],
    incomplete: false,
  };
}
