import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadQuestion } from '../../batch/answer-threads.js';
import { openStoredCatalogue } from '../../database/catalogue/open-stored-catalogue.js';
import type { AcceptanceRules } from '../../decisions/acceptance-rules.js';
import { decideAnswers } from '../../decisions/decide.js';
import { createEngine } from '../../engine/engine.js';
import { engineAnswers } from '../../llm/engine-llm.js';
import { explainAnswers } from '../../llm/explained-llm.js';

/** What a thread needs to answer as the main thread does. */
export interface EngineThreadData {
  readonly database: string;
  /** The name of the composition. */
  readonly llm: string;
  readonly minConfidence?: number;
  /** What decides whether values are accepted. */
  readonly rules?: AcceptanceRules;
}

const { database, llm, minConfidence, rules } = workerData as EngineThreadData;
const { catalogue } = await openStoredCatalogue(database);
const engine = createEngine(catalogue.models, minConfidence === undefined ? {} : { minConfidence });

parentPort?.on('message', (message: string) => {
  const questions = JSON.parse(message) as readonly ThreadQuestion[];
  const answers = questions.map(({ codes, ...question }) => {
    const fields = codes.flatMap((code) => catalogue.field(code) ?? []);
    const answers = explainAnswers(engineAnswers(llm, engine, fields, question), fields, engine, question);
    return rules ? decideAnswers(answers, { rules, engine, fields, description: question.description }) : answers;
  });
  parentPort?.postMessage(JSON.stringify(answers));
});
