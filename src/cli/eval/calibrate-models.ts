import { openForChange } from '../../database/catalogue/open-for-change.js';
import { storeModel } from '../../database/seeding/store-models.js';
import type { LlmResult } from '../../evaluation/evaluation.js';
import { isError } from '../../evaluation/outcome.js';
import type { ScoredAnswer } from '../../evaluation/trial.js';
import { calibrationScope, fitModelCalibration, type ModelOutcome } from '../../llm/model-calibration.js';

/** Fewer answers tell nothing of how far a model's confidence comes true. */
const FEWEST = 20;

/**
 * Keeps in the catalogue how far the chances of each model's words came true.
 * @returns a sentence for each composition @throws UserError when the catalogue cannot be changed
 */
export function calibrateModels(results: readonly LlmResult[], path: string | undefined): readonly string[] {
  const measured = results.map(({ llm, answers }) => ({
    llm,
    outcomes: answers.flatMap((one) => modelOutcome(llm, one)),
  }));
  const enough = measured.filter(({ outcomes }) => outcomes.length >= FEWEST);
  if (enough.length > 0) {
    const { database } = openForChange(path);
    try {
      for (const { llm, outcomes } of enough) {
        const body = JSON.stringify(fitModelCalibration(outcomes));
        storeModel(database, { scope: calibrationScope(llm), body, examples: outcomes.length });
      }
    } finally {
      database.close();
    }
  }
  return measured.map(({ llm, outcomes }) =>
    outcomes.length >= FEWEST
      ? `calibrated ${llm} on ${outcomes.length} answers`
      : `${llm} is not calibrated: ${outcomes.length} of its answers tell how probable their words were, ${FEWEST} are needed`,
  );
}

/** What a model itself said, not what a gate made of it. */
function modelOutcome(llm: string, { answer, outcome }: ScoredAnswer): ModelOutcome[] {
  const { chance, value } = answer;
  if (chance === undefined || answer.llm !== llm || answer.connector === 'offline') return [];
  return [{ chance, found: value !== null, right: !isError(outcome) }];
}
