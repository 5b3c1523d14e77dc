import { parentPort, workerData } from 'node:worker_threads';
import { heldOutEvidence } from '../../engine/learning/held-out-evidence.js';
import { packEvidence } from '../../engine/model/held-out.js';
import type { SharedModel } from '../../engine/model/model.js';
import { unpack } from '../../engine/model/pack.js';
import { createFieldStore } from '../field-store.js';
import { openDatabase } from '../open-database.js';
import { readTrainingTexts } from '../seeding/training-texts.js';
import type { HeldOutReply } from './store-held-out.js';

if (!parentPort) throw new Error('this file is run as a thread');
const port = parentPort;
const reply = (message: HeldOutReply) => port.postMessage(message);

const database = openDatabase(workerData as string, { orInMemory: true });
const learnt = database.sqlite.prepare<[], string>(`SELECT body FROM models WHERE scope = ''`).pluck().get();
const fields = createFieldStore(database).all();
const { calibrations } = unpack<SharedModel>(learnt) ?? { calibrations: new Map() };
const texts = readTrainingTexts(database);
database.close();
const evidence = heldOutEvidence(fields, texts, calibrations, (done, of) => reply({ done, of }));
reply({ body: packEvidence(evidence), learnt: learnt ?? '' });
