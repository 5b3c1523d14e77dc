import type { ListQuery, ShownAnswer, ShownProduct } from '../wire.js';

/** Whether a list that is asked for like this has somebody look at an answer still. */
export function isDue(answer: ShownAnswer, query: ListQuery): boolean {
  if (!answer.known || answer.verdict) return false;
  if (query.field !== undefined && answer.field !== query.field) return false;
  return query.state === 'changed' ? answer.before !== undefined : answer.decision !== 'accept';
}

/** The next answer of a product to look at: behind a place, or else before it; undefined when there is none. */
export function nextDue({ answers }: ShownProduct, place: number, query: ListQuery): number | undefined {
  const due = answers.filter((answer) => isDue(answer, query)).map((answer) => answer.place);
  return due.find((one) => one > place) ?? due[0];
}

/** How many answers of a product are left, as the list counts them. */
export function leftOf({ answers }: ShownProduct): number {
  return answers.filter(
    ({ verdict, decision, status }) =>
      (!verdict || verdict.kind === 'skipped') && decision !== 'accept' && status !== 'unknown-field',
  ).length;
}
