import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { openForChange } from '../../database/catalogue/open-for-change.js';
import type { ReloadableCatalogue } from '../../database/catalogue/reloadable-catalogue.js';
import { packageRoot } from '../../database/package-root.js';
import { createRuns } from '../../database/runs.js';
import { reloadingEngine } from '../../engine/reloading-engine.js';
import { UserError } from '../../errors.js';
import { lookupPolicy } from '../../llm/lookup-policy.js';
import { writeResult } from '../../output/write-result.js';
import { createReviewServer } from '../../review/http/create-review-server.js';
import type { LearnerOptions } from '../../review/learning/learner.js';
import { openReview } from '../../review/open-review.js';
import { progressOf, type Review } from '../../review/review.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import { stopSignal } from '../stop-signal.js';
import { exportAccepted, exportTarget } from './export-accepted.js';
import { openBrowser } from './open-browser.js';
import type { REVIEW_FLAGS } from './review-flags.js';

type Flags = FlagValues<typeof REVIEW_FLAGS>;

/** The work of `review`: serves the page until Ctrl-C or SIGTERM, or writes what was accepted. */
export async function runReview(session: Session, flags: Flags, [file = '']: readonly string[]): Promise<void> {
  const target = flags.export === undefined ? undefined : exportTarget(flags.export, file);
  const reloadable = await session.openReloadableCatalogue();
  const { catalogue } = reloadable;
  const { locale, html = 'auto' } = session.config;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const opening = openReview(file, {
    ...{ catalogue, locale, html, note: session.note, products: flags.products, onBegun: begin },
    engine: reloadingEngine(() => catalogue.models),
    reviewer: reviewerOf(flags.reviewer),
    run: randomBytes(4).toString('hex'),
    ...(!target && { learning: learningOf(session, file, reloadable) }),
  });
  session.atEnd(async () => (await opening.catch(() => undefined))?.close());
  if (flags.export !== undefined && target) {
    const review = await opening;
    tellDoubts(session, review);
    return exportAccepted(session, review, flags.export, target);
  }
  // A file that holds no answers is told before there is an address; a large one is read behind it.
  await Promise.race([begun, opening]);
  await servePage(session, flags, opening);
}

/** Learns into the catalogue, as the file was answered. */
function learningOf(session: Session, file: string, reloadable: ReloadableCatalogue): Omit<LearnerOptions, 'review'> {
  const { database } = openForChange(session.database);
  session.atEnd(() => database.close());
  const settings = createRuns(database).settingsOf(resolve(file)) ?? {};
  const minConfidence = settings['--min-confidence'];
  return {
    database,
    policy: lookupPolicy({
      grounded: settings['--grounded'] === true,
      minConfidence: typeof minConfidence === 'number' ? minConfidence : undefined,
    }),
    onLearnt: () => void reloadable.reload(),
    onTrouble: session.warn,
  };
}

async function servePage(session: Session, { port = 0, ...flags }: Flags, opening: Promise<Review>): Promise<void> {
  const token = randomBytes(24).toString('base64url');
  const ending = new AbortController();
  const app = await createReviewServer(opening, {
    token,
    folder: join(packageRoot(), 'dist', 'review', 'page'),
    ending: ending.signal,
    onTrouble: (problem) => session.warn(problem),
  });
  const stopped = stopSignal(session.signal);
  const address = `${await listen(app, port)}/#${token}`;
  await writeResult(`${address}\n`);
  if (!flags['no-open']) openBrowser(address);
  session.note('the page is open until Ctrl-C; its address lets in whoever knows it');
  try {
    const review = await opening;
    tellDoubts(session, review);
    await stopped;
    tellProgress(session, review);
  } finally {
    ending.abort();
    await app.close();
  }
}

function tellProgress(session: Session, review: Review): void {
  const { toCheck, decided } = progressOf(review);
  session.note(
    `run ${review.run}: ${decided} of ${toCheck} decided, ${toCheck - decided} left; akeneo-lookup review ${review.index.path} --export accepted.jsonl writes what was accepted`,
  );
}

type Listener = Awaited<ReturnType<typeof createReviewServer>>;

async function listen(app: Listener, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be listened to (${code})`;
    throw new UserError(`port ${port} ${reason}: choose another with --port`, 'review', 2, { cause: error });
  }
}

function tellDoubts({ warn }: Session, { index, catalogue }: Review): void {
  const unknown = index.codes.filter((code) => !catalogue.field(code));
  if (unknown.length > 0)
    warn(`the catalogue does not know ${unknown.slice(0, 5).join(', ')}: review with the database that was asked`);
  if (index.broken > 0) warn(`${index.path}: ${index.broken} lines are no products with answers, and are left out`);
}

/** @throws UserError for a name that would not be told from others */
function reviewerOf(given: string | undefined): string {
  const name = (given ?? loginName()).trim();
  if (/^[^\p{Cc}]{1,80}$/u.test(name)) return name;
  throw new UserError('--reviewer must be a name of at most 80 characters', 'usage');
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return 'nobody';
  }
}
