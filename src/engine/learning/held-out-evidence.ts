import type { Field } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import { calibrationGroup } from '../candidates/candidate-sets.js';
import { titleWords } from '../candidates/title-words.js';
import { createEngine } from '../engine.js';
import { type HeldOutAnswer, type HeldOutEvidence, noveltyOfTitle } from '../model/held-out.js';
import type { SharedModel } from '../model/model.js';
import { readFitted } from './calibrations.js';
import { fitModels } from './fit-models.js';
import { sampleTexts } from './sample.js';
import { saysSame } from './says-same.js';
import { seededRandom } from './seeded-random.js';
import type { TrainingText } from './training-text.js';

/** Texts are parted, and each part is answered by what is learnt from the others. */
const PARTS = 5;
/** The most texts that it takes. */
const MOST_TEXTS = 1500;
const ENOUGH_EXAMPLES = 600;
const SEED = 1;

/**
 * Asks of every text, or of MOST_TEXTS, what is learnt from the others, in five parts by chance.
 * @param calibrations of what was learnt from all, so that confidence means the same
 * @param onPart told how many of how many parts are done
 */
export function heldOutEvidence(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  calibrations: SharedModel['calibrations'],
  onPart: (done: number, of: number) => void = () => undefined,
): HeldOutEvidence {
  const some = sampleTexts(texts, { most: MOST_TEXTS, wanted: ENOUGH_EXAMPLES }, seededRandom(SEED));
  const answers: HeldOutAnswer[] = [];
  const novelties: number[] = [];
  if (some.length < PARTS) return { answers, novelties, titleWords: [] };
  const byCode = new Map(fields.map((field) => [field.code, field]));
  for (let part = 0; part < PARTS; part++) {
    onPart(part, PARTS);
    const learnt = some.filter((_, index) => index % PARTS !== part);
    const known = titleWordsOf(learnt);
    const { common, ...models } = fitModels(fields, learnt, SEED);
    const engine = createEngine({ read: readFitted({ ...models, common: { ...common, calibrations } }) });
    for (const { description, values, proposed } of some.filter((_, index) => index % PARTS === part)) {
      novelties.push(noveltyOfTitle(description, known) ?? 0);
      const asked = Object.keys(values).flatMap((code) => (proposed?.includes(code) ? [] : (byCode.get(code) ?? [])));
      engine.answer(asked, description).forEach(({ field, value, confidence }, index) => {
        if (value === null) return;
        const kind = calibrationGroup(asked[index] as Field);
        answers.push({ field, kind, confidence, right: saysSame(value, values[field] ?? null) });
      });
    }
  }
  onPart(PARTS, PARTS);
  return { answers, novelties: novelties.sort((a, b) => a - b), titleWords: [...titleWordsOf(some)] };
}

function titleWordsOf(texts: readonly TrainingText[]): ReadonlySet<string> {
  return new Set(texts.flatMap(({ description }) => titleWords(readText(description))));
}
